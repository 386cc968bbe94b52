using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "blank_stock",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blank_stock", x => new { x.day, x.no });
                    table.CheckConstraint("stock_taken_fits", "taken >= 0 AND taken <= capacity");
                });

            migrationBuilder.CreateTable(
                name: "booking",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    channel = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    start = table.Column<short>(type: "smallint", nullable: false),
                    pack = table.Column<int>(type: "integer", nullable: false),
                    first_item = table.Column<int>(type: "integer", nullable: false),
                    item_count = table.Column<int>(type: "integer", nullable: false),
                    hold_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    extensions = table.Column<int>(type: "integer", nullable: false),
                    series = table.Column<int>(type: "integer", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: true),
                    priority = table.Column<bool>(type: "boolean", nullable: false),
                    village = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking", x => new { x.day, x.no });
                });

            migrationBuilder.CreateTable(
                name: "counter",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    staff = table.Column<int>(type: "integer", nullable: true),
                    groups = table.Column<long>(type: "bigint", nullable: false),
                    ticket = table.Column<int>(type: "integer", nullable: true),
                    since_priority = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counter", x => new { x.day, x.no });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fact",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    device_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    actor = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    request = table.Column<Guid>(type: "uuid", nullable: true),
                    request_mac = table.Column<byte[]>(type: "bytea", nullable: true),
                    cause = table.Column<Guid>(type: "uuid", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<int>(type: "integer", nullable: false),
                    mac = table.Column<byte[]>(type: "bytea", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fact", x => new { x.day, x.no });
                });

            migrationBuilder.CreateTable(
                name: "item",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    booking = table.Column<int>(type: "integer", nullable: false),
                    service = table.Column<int>(type: "integer", nullable: false),
                    group = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<long>(type: "bigint", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false),
                    blank = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item", x => new { x.day, x.no });
                });

            migrationBuilder.CreateTable(
                name: "office_day",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    office = table.Column<int>(type: "integer", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    pack = table.Column<int>(type: "integer", nullable: false),
                    last_fact = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_mac = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office_day", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pack_version",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    imported_by = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pack_version", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "series",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_series", x => new { x.day, x.no });
                });

            migrationBuilder.CreateTable(
                name: "slot",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    start = table.Column<short>(type: "smallint", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    group = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<int>(type: "integer", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    wanted = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_slot", x => new { x.day, x.no });
                    table.CheckConstraint("slot_taken_fits", "taken >= 0 AND taken <= capacity");
                });

            migrationBuilder.CreateTable(
                name: "ticket",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    series = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    group = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<bool>(type: "boolean", nullable: false),
                    turn_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    counter = table.Column<int>(type: "integer", nullable: true),
                    calls = table.Column<int>(type: "integer", nullable: false),
                    called_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state_before = table.Column<int>(type: "integer", nullable: true),
                    counter_before = table.Column<int>(type: "integer", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticket", x => new { x.day, x.no });
                });

            migrationBuilder.CreateIndex(
                name: "ix_booking_day_series_number",
                table: "booking",
                columns: new[] { "day", "series", "number" },
                unique: true,
                filter: "number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_booking_reference",
                table: "booking",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fact_request",
                table: "fact",
                column: "request",
                unique: true,
                filter: "request IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_item_subject_group",
                table: "item",
                columns: new[] { "subject", "group" },
                unique: true,
                filter: "active AND subject IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_office_day_date",
                table: "office_day",
                column: "date");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "blank_stock");

            migrationBuilder.DropTable(
                name: "booking");

            migrationBuilder.DropTable(
                name: "counter");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "fact");

            migrationBuilder.DropTable(
                name: "item");

            migrationBuilder.DropTable(
                name: "office_day");

            migrationBuilder.DropTable(
                name: "pack_version");

            migrationBuilder.DropTable(
                name: "series");

            migrationBuilder.DropTable(
                name: "slot");

            migrationBuilder.DropTable(
                name: "ticket");
        }
    }
}
