using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FloorDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "plans",
                table: "waitlist_entry",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "english",
                table: "ticket",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "return_until",
                table: "ticket",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "told_at_most",
                table: "ticket",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "told_counters",
                table: "ticket",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "told_likely",
                table: "ticket",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "english",
                table: "booking",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "reminded",
                table: "application",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "reminded_at",
                table: "application",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "blank_entry",
                columns: table => new
                {
                    office = table.Column<int>(type: "INTEGER", nullable: false),
                    blank = table.Column<int>(type: "INTEGER", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    cards = table.Column<int>(type: "INTEGER", nullable: false),
                    balance = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    total = table.Column<int>(type: "INTEGER", nullable: true),
                    of = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blank_entry", x => new { x.office, x.blank, x.no });
                });

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

            migrationBuilder.CreateIndex(
                name: "ix_blank_entry_office_blank_of",
                table: "blank_entry",
                columns: new[] { "office", "blank", "of" },
                unique: true,
                filter: "\"of\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_blank_entry_request",
                table: "blank_entry",
                column: "request",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "blank_entry");

            migrationBuilder.DropTable(
                name: "draw_slip");

            migrationBuilder.DropColumn(
                name: "plans",
                table: "waitlist_entry");

            migrationBuilder.DropColumn(
                name: "english",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "return_until",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "told_at_most",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "told_counters",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "told_likely",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "english",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "reminded",
                table: "application");

            migrationBuilder.DropColumn(
                name: "reminded_at",
                table: "application");
        }
    }
}
