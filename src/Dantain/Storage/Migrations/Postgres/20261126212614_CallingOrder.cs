using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dantain.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CallingOrder : Migration
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
