using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ToldWaits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "told_at_most",
                table: "ticket",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "told_counters",
                table: "ticket",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "told_likely",
                table: "ticket",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "told_at_most",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "told_counters",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "told_likely",
                table: "ticket");
        }
    }
}
