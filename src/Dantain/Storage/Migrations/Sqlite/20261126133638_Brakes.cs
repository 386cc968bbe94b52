using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
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
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<long>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    unverified = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_brake_mark", x => new { x.kind, x.key, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "known_device",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    place = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    link_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    link_until = table.Column<long>(type: "INTEGER", nullable: false),
                    device = table.Column<long>(type: "INTEGER", nullable: true),
                    struck_off = table.Column<long>(type: "INTEGER", nullable: true)
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
