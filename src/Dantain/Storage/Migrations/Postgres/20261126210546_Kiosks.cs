using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Kiosks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "office",
                table: "known_device",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "paper_mm",
                table: "known_device",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "printer",
                table: "known_device",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "office",
                table: "known_device");

            migrationBuilder.DropColumn(
                name: "paper_mm",
                table: "known_device");

            migrationBuilder.DropColumn(
                name: "printer",
                table: "known_device");
        }
    }
}
