using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LinkAsks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "link_ask",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact = table.Column<long>(type: "INTEGER", nullable: false),
                    device = table.Column<long>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_ask", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_link_ask_at",
                table: "link_ask",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "link_ask");
        }
    }
}
