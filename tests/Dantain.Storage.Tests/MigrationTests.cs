using System.Data.Common;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>The model, the two sets of migrations and the constraints that really are in the database.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void No_migration_is_missing_on_either_product()
    {
        using var sqlite = new Store("sqlite:none.db").Open();
        using var postgres = new Store("postgres:Host=none").Open();
        sqlite.ShouldBeOfType<SqliteDantainDb>().Database.HasPendingModelChanges().ShouldBeFalse("dotnet ef migrations add … --context SqliteDantainDb");
        postgres.ShouldBeOfType<PostgresDantainDb>().Database.HasPendingModelChanges().ShouldBeFalse("dotnet ef migrations add … --context PostgresDantainDb");
    }

    [Theory]
    [InlineData("UPDATE slot SET taken = capacity + 1")]
    [InlineData("UPDATE slot SET taken = -1")]
    [InlineData("UPDATE slot SET capacity = taken - 1")]
    [InlineData("UPDATE blank_stock SET taken = capacity + 1")]
    [InlineData("UPDATE blank_stock SET taken = -1")]
    [InlineData("UPDATE booking SET reference = (SELECT min(reference) FROM booking)")]
    [InlineData("UPDATE booking SET number = 1, series = 2")]
    [InlineData("UPDATE booking SET no = 1")]
    [InlineData("UPDATE item SET subject = 1")]
    [InlineData("UPDATE item SET no = 1")]
    [InlineData("UPDATE fact SET request = (SELECT min(CAST(request AS text)) FROM fact)", "UPDATE fact SET request = (SELECT request FROM fact LIMIT 1)")]
    [InlineData("UPDATE fact SET no = 1")]
    [InlineData("UPDATE office_day SET id = 1")]
    [InlineData("INSERT INTO series SELECT * FROM series")]
    [InlineData("INSERT INTO slot SELECT * FROM slot")]
    [InlineData("INSERT INTO blank_stock SELECT * FROM blank_stock")]
    [InlineData("INSERT INTO counter SELECT * FROM counter")]
    [InlineData("INSERT INTO pack_version SELECT * FROM pack_version")]
    public async Task The_database_itself_refuses(string sql, string? onPostgres = null)
    {
        await using var node = await BookedAsync();
        await Should.ThrowAsync<DbException>(node.SqlAsync(TestNode.OnPostgres && onPostgres is not null ? onPostgres : sql));
        await node.ShouldHoldAsync();
    }

    [Theory]
    [InlineData("UPDATE item SET subject = 1, active = false")]
    [InlineData("UPDATE item SET subject = NULL")]
    [InlineData("UPDATE booking SET reference = NULL")]
    [InlineData("UPDATE booking SET number = NULL, series = NULL")]
    [InlineData("UPDATE fact SET request = NULL")]
    public async Task The_database_lets_stand_what_may_repeat(string sql)
    {
        await using var node = await BookedAsync();
        (await node.SqlAsync(sql)).ShouldBe(4);
    }

    static async Task<TestNode> BookedAsync()
    {
        var node = await TestNode.StartAsync();
        for (var i = 1; i <= 4; i++) (await node.BookAsync(i < 3 ? TestCity.Day() : TestCity.Day(2, 3), new(8, 0), i)).IsOk.ShouldBeTrue();
        return node;
    }
}
