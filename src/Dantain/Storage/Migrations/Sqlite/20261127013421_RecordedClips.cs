using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RecordedClips : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recorded_clip");
        }
    }
}
