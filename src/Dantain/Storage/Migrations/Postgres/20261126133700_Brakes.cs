using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Brakes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "brake_mark",
                columns: table => new
                {
                    kind = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<long>(type: "bigint", nullable: false),
                    reference = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    unverified = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_brake_mark", x => new { x.kind, x.key, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "known_device",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    place = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    link_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    link_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    device = table.Column<long>(type: "bigint", nullable: true),
                    struck_off = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_device", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_brake_mark_at",
                table: "brake_mark",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_brake_mark_reference",
                table: "brake_mark",
                column: "reference");

            migrationBuilder.CreateIndex(
                name: "ix_known_device_device",
                table: "known_device",
                column: "device");

            migrationBuilder.CreateIndex(
                name: "ix_known_device_link_hash",
                table: "known_device",
                column: "link_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "brake_mark");

            migrationBuilder.DropTable(
                name: "known_device");
        }
    }
}
