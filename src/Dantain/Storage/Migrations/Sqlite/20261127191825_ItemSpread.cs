using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
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
                type: "TEXT",
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
