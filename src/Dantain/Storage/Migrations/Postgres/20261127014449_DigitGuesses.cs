using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DigitGuesses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "digit_guess",
                columns: table => new
                {
                    reference = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digit_guess", x => x.reference);
                });

            migrationBuilder.CreateIndex(
                name: "ix_digit_guess_at",
                table: "digit_guess",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "digit_guess");
        }
    }
}
