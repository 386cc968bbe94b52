using Dantain.OfficeDays;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.2: every batch locks its days in the order of their keys before it writes anything.</summary>
public sealed class LockOrderTests
{
    static readonly TimeOnly Eight = new(8, 0);
    static readonly DayId One = TestCity.Day(), Two = TestCity.Day(2, 3);

    /// <summary>
    /// Two nodes write the same two days, named in different order, while somebody holds the first. Locked first, both wait for that one and
    /// the second learns that its copy is behind. With the fault planted, the same statements without the lock, each gets one day and waits
    /// for the other's for ever, until the database ends one of them.
    /// </summary>
    [PostgresTheory("SQLite has one writer: nobody holds one day and waits for another"), InlineData(true), InlineData(false)]
    public async Task Days_are_locked_in_one_order_before_anything_is_written_else_two_batches_wait_for_each_other(bool lockedFirst)
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(One, Eight, 1);
        await node.BookAsync(Two, Eight, 2);
        DayHead[] days;
        await using (var db = node.Store.Open()) days = await db.Days.AsNoTracking().OrderBy(d => d.Id).ToArrayAsync();
        days.Length.ShouldBe(2);
        await using var holder = await OpenAsync(node);
        await using var held = await holder.BeginTransactionAsync();
        await AskAsync(holder, $"SELECT id FROM office_day WHERE id = {days[0].Id} FOR UPDATE");

        var first = WriteAsync(node, lockedFirst, days[0], days[1]);
        await UntilWaitingAsync(node, 1);
        var second = WriteAsync(node, lockedFirst, days[1], days[0]);
        await UntilWaitingAsync(node, 2);
        await held.RollbackAsync();

        string[] ends = [await first, await second];
        if (lockedFirst) ends.Order().ShouldBe([nameof(WriteResult.Committed), nameof(WriteResult.Stale)]);
        else ends.ShouldContain(PostgresErrorCodes.DeadlockDetected);
        await node.ShouldHoldAsync();
    }

    /// <summary>How it ended: the writer's result, or the fault of the same statements sent as they are.</summary>
    static async Task<string> WriteAsync(TestNode node, bool lockedFirst, params DayHead[] days)
    {
        var changes = new DayChanges();
        changes.Days.AddRange(days);
        await using var writer = node.Store.Writer();
        if (lockedFirst) return (await writer.WriteAsync(changes, () => { }, () => { })).ToString();
        await using var connection = await OpenAsync(node);
        await using var tx = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, tx);
        await using (var db = node.Store.Open()) new PostgresStatements(db.Model).AddTo(batch, changes);
        try { await batch.ExecuteNonQueryAsync(); }
        catch (PostgresException fault) { return fault.SqlState; }
        await tx.RollbackAsync();
        return nameof(WriteResult.Committed);
    }

    static async Task<NpgsqlConnection> OpenAsync(TestNode node)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(node.Setting["postgres:".Length..]) { Options = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off" }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    static async Task UntilWaitingAsync(TestNode node, int sessions)
    {
        await using var connection = await OpenAsync(node);
        for (var tries = 0; await AskAsync(connection, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is not long waiting || waiting < sessions; tries++)
        {
            tries.ShouldBeLessThan(4000, "nobody waits for the lock");
            await Task.Delay(5);
        }
    }

    static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
