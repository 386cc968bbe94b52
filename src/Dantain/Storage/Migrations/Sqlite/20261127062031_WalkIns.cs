using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WalkIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "return_until",
                table: "ticket",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "draw_slip",
                columns: table => new
                {
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    service = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: true),
                    ticket = table.Column<int>(type: "INTEGER", nullable: true),
                    place_day = table.Column<int>(type: "INTEGER", nullable: true),
                    place = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draw_slip", x => new { x.day, x.no });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draw_slip");

            migrationBuilder.DropColumn(
                name: "return_until",
                table: "ticket");
        }
    }
}
