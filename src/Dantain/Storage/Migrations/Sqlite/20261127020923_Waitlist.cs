using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Waitlist : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "kept",
                table: "slot",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "digit_guess",
                columns: table => new
                {
                    reference = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digit_guess", x => x.reference);
                });

            migrationBuilder.CreateTable(
                name: "recorded_clip",
                columns: table => new
                {
                    office = table.Column<int>(type: "INTEGER", nullable: false),
                    clip = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    sound = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recorded_clip", x => new { x.office, x.clip });
                });

            migrationBuilder.CreateTable(
                name: "waitlist_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    joined_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    office = table.Column<int>(type: "INTEGER", nullable: true),
                    last_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    village = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    visit = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: true),
                    applicant = table.Column<long>(type: "INTEGER", nullable: true),
                    device = table.Column<long>(type: "INTEGER", nullable: true),
                    phone = table.Column<long>(type: "INTEGER", nullable: true),
                    helper = table.Column<int>(type: "INTEGER", nullable: true),
                    unverified = table.Column<bool>(type: "INTEGER", nullable: false),
                    offers = table.Column<int>(type: "INTEGER", nullable: false),
                    offer_day = table.Column<int>(type: "INTEGER", nullable: true),
                    offer_start = table.Column<short>(type: "INTEGER", nullable: true),
                    offer_until = table.Column<long>(type: "INTEGER", nullable: true),
                    offer_booking = table.Column<int>(type: "INTEGER", nullable: true),
                    passed = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waitlist_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "waitlist_item",
                columns: table => new
                {
                    entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    service = table.Column<int>(type: "INTEGER", nullable: false),
                    group = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<long>(type: "INTEGER", nullable: true),
                    active = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waitlist_item", x => new { x.entry, x.no });
                    table.ForeignKey(
                        name: "fk_waitlist_item_waitlist_entry_entry",
                        column: x => x.entry,
                        principalTable: "waitlist_entry",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_digit_guess_at",
                table: "digit_guess",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_waitlist_entry_offer_day_offer_booking",
                table: "waitlist_entry",
                columns: new[] { "offer_day", "offer_booking" },
                filter: "offer_booking IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_waitlist_entry_reference",
                table: "waitlist_entry",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_waitlist_entry_state_joined_at",
                table: "waitlist_entry",
                columns: new[] { "state", "joined_at" });

            migrationBuilder.CreateIndex(
                name: "ix_waitlist_item_subject_group",
                table: "waitlist_item",
                columns: new[] { "subject", "group" },
                unique: true,
                filter: "active AND subject IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "digit_guess");

            migrationBuilder.DropTable(
                name: "recorded_clip");

            migrationBuilder.DropTable(
                name: "waitlist_item");

            migrationBuilder.DropTable(
                name: "waitlist_entry");

            migrationBuilder.DropColumn(
                name: "kept",
                table: "slot");
        }
    }
}
