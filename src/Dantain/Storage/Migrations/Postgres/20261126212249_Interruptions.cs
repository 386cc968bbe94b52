using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
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
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "same_as",
                table: "pack_version",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "short",
                table: "blank_stock",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "blank_entry",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    office = table.Column<int>(type: "integer", nullable: false),
                    blank = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    cards = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    staff = table.Column<int>(type: "integer", nullable: false),
                    refers = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blank_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reached_visit",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    booking = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    staff = table.Column<int>(type: "integer", nullable: false)
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
