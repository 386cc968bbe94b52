using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Interruptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "interruptions",
                table: "pack_version",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "same_as",
                table: "pack_version",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "short",
                table: "blank_stock",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "blank_entry",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    office = table.Column<int>(type: "INTEGER", nullable: false),
                    blank = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cards = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    staff = table.Column<int>(type: "INTEGER", nullable: false),
                    refers = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blank_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reached_visit",
                columns: table => new
                {
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    booking = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    staff = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reached_visit", x => new { x.day, x.booking });
                });

            migrationBuilder.CreateIndex(
                name: "ix_blank_entry_office_blank",
                table: "blank_entry",
                columns: new[] { "office", "blank" });

            migrationBuilder.CreateIndex(
                name: "ix_blank_entry_refers",
                table: "blank_entry",
                column: "refers",
                unique: true,
                filter: "refers IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "blank_entry");

            migrationBuilder.DropTable(
                name: "reached_visit");

            migrationBuilder.DropColumn(
                name: "interruptions",
                table: "pack_version");

            migrationBuilder.DropColumn(
                name: "same_as",
                table: "pack_version");

            migrationBuilder.DropColumn(
                name: "short",
                table: "blank_stock");
        }
    }
}
