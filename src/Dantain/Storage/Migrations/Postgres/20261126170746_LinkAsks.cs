using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
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
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    contact = table.Column<long>(type: "bigint", nullable: false),
                    device = table.Column<long>(type: "bigint", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true)
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
