using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
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
                type: "integer",
                nullable: true);

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

            migrationBuilder.CreateTable(
                name: "recorded_clip",
                columns: table => new
                {
                    office = table.Column<int>(type: "integer", nullable: false),
                    clip = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    sound = table.Column<byte[]>(type: "bytea", nullable: false),
                    type = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    hash = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recorded_clip", x => new { x.office, x.clip });
                });

            migrationBuilder.CreateTable(
                name: "waitlist_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    joined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    office = table.Column<int>(type: "integer", nullable: true),
                    last_date = table.Column<DateOnly>(type: "date", nullable: false),
                    village = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    visit = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true),
                    applicant = table.Column<long>(type: "bigint", nullable: true),
                    device = table.Column<long>(type: "bigint", nullable: true),
                    phone = table.Column<long>(type: "bigint", nullable: true),
                    helper = table.Column<int>(type: "integer", nullable: true),
                    unverified = table.Column<bool>(type: "boolean", nullable: false),
                    offers = table.Column<int>(type: "integer", nullable: false),
                    offer_day = table.Column<int>(type: "integer", nullable: true),
                    offer_start = table.Column<short>(type: "smallint", nullable: true),
                    offer_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    offer_booking = table.Column<int>(type: "integer", nullable: true),
                    passed = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waitlist_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "waitlist_item",
                columns: table => new
                {
                    entry = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    service = table.Column<int>(type: "integer", nullable: false),
                    group = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<long>(type: "bigint", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false)
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
