using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CallingOrder : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "help_at",
                table: "counter");

            migrationBuilder.DropColumn(
                name: "help_by",
                table: "counter");

            migrationBuilder.DropColumn(
                name: "since_walk_in",
                table: "counter");
        }
    }
}
