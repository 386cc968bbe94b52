using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OfficeFloor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "back_at",
                table: "ticket",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "called_as",
                table: "ticket",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "came",
                table: "ticket",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "note",
                table: "ticket",
                type: "bytea",
                nullable: true);

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
                name: "office",
                table: "known_device",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "paper_mm",
                table: "known_device",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "printer",
                table: "known_device",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "help_at",
                table: "counter",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "help_by",
                table: "counter",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "since_walk_in",
                table: "counter",
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
                name: "application",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    booking = table.Column<int>(type: "integer", nullable: false),
                    fact = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    service = table.Column<int>(type: "integer", nullable: false),
                    receipt = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    office = table.Column<int>(type: "integer", nullable: false),
                    pick_up_at = table.Column<int>(type: "integer", nullable: false),
                    printable = table.Column<bool>(type: "boolean", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    complete_on = table.Column<DateOnly>(type: "date", nullable: true),
                    promise_days = table.Column<int>(type: "integer", nullable: true),
                    paused_days = table.Column<int>(type: "integer", nullable: false),
                    paused_on = table.Column<DateOnly>(type: "date", nullable: true),
                    promised_on = table.Column<DateOnly>(type: "date", nullable: true),
                    missing = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    manifest = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ready_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_entry = table.Column<int>(type: "integer", nullable: false),
                    last_mac = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "application_entry",
                columns: table => new
                {
                    application = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    request = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<int>(type: "integer", nullable: false),
                    mac = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_entry", x => new { x.application, x.no });
                });

            migrationBuilder.CreateTable(
                name: "application_notice",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    application = table.Column<Guid>(type: "uuid", nullable: false),
                    told = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "centre_fault",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    actor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_centre_fault", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "manifest",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent = table.Column<int>(type: "integer", nullable: false),
                    actor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manifest", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_application_day_booking_fact_place",
                table: "application",
                columns: new[] { "day", "booking", "fact", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_application_manifest",
                table: "application",
                column: "manifest",
                filter: "manifest IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_application_office_state",
                table: "application",
                columns: new[] { "office", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_application_receipt",
                table: "application",
                column: "receipt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_application_service_state",
                table: "application",
                columns: new[] { "service", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_centre_fault_service",
                table: "centre_fault",
                column: "service",
                unique: true,
                filter: "until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_manifest_to_sent_at",
                table: "manifest",
                columns: new[] { "to", "sent_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "application");

            migrationBuilder.DropTable(
                name: "application_entry");

            migrationBuilder.DropTable(
                name: "application_notice");

            migrationBuilder.DropTable(
                name: "centre_fault");

            migrationBuilder.DropTable(
                name: "manifest");

            migrationBuilder.DropColumn(
                name: "back_at",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "called_as",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "came",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "note",
                table: "ticket");

            migrationBuilder.DropColumn(
                name: "interruptions",
                table: "pack_version");

            migrationBuilder.DropColumn(
                name: "same_as",
                table: "pack_version");

            migrationBuilder.DropColumn(
                name: "office",
                table: "known_device");

            migrationBuilder.DropColumn(
                name: "paper_mm",
                table: "known_device");

            migrationBuilder.DropColumn(
                name: "printer",
                table: "known_device");

            migrationBuilder.DropColumn(
                name: "help_at",
                table: "counter");

            migrationBuilder.DropColumn(
                name: "help_by",
                table: "counter");

            migrationBuilder.DropColumn(
                name: "since_walk_in",
                table: "counter");

            migrationBuilder.DropColumn(
                name: "short",
                table: "blank_stock");
        }
    }
}
