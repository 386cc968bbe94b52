using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OfficeFloor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "back_at",
                table: "ticket",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "called_as",
                table: "ticket",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "came",
                table: "ticket",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "note",
                table: "ticket",
                type: "BLOB",
                nullable: true);

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
                name: "office",
                table: "known_device",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "paper_mm",
                table: "known_device",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "printer",
                table: "known_device",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "help_at",
                table: "counter",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "help_by",
                table: "counter",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "since_walk_in",
                table: "counter",
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
                name: "application",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    booking = table.Column<int>(type: "INTEGER", nullable: false),
                    fact = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    service = table.Column<int>(type: "INTEGER", nullable: false),
                    receipt = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    office = table.Column<int>(type: "INTEGER", nullable: false),
                    pick_up_at = table.Column<int>(type: "INTEGER", nullable: false),
                    printable = table.Column<bool>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    complete_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    promise_days = table.Column<int>(type: "INTEGER", nullable: true),
                    paused_days = table.Column<int>(type: "INTEGER", nullable: false),
                    paused_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    promised_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    missing = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    manifest = table.Column<Guid>(type: "TEXT", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ready_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_entry = table.Column<int>(type: "INTEGER", nullable: false),
                    last_mac = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "application_entry",
                columns: table => new
                {
                    application = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<int>(type: "INTEGER", nullable: false),
                    mac = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_entry", x => new { x.application, x.no });
                });

            migrationBuilder.CreateTable(
                name: "application_notice",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    application = table.Column<Guid>(type: "TEXT", nullable: false),
                    told = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "centre_fault",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    actor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_centre_fault", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "manifest",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<int>(type: "INTEGER", nullable: false),
                    to = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent = table.Column<int>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
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
