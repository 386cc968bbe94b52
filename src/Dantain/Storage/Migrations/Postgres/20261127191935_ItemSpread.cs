using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ItemSpread : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "spread",
                table: "item",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "spread",
                table: "item");
        }
    }
}
