using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WalkIns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "return_until",
                table: "ticket",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "draw_slip",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    service = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: true),
                    ticket = table.Column<int>(type: "integer", nullable: true),
                    place_day = table.Column<int>(type: "integer", nullable: true),
                    place = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
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
