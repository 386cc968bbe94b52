using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>
/// However large the tables have grown, the lane and its questions find every row by an index: the statements are those that were really
/// sent, their plans those of the database with thousands of days in it.
/// </summary>
public sealed class IndexOnlyTests
{
    const int MoreDays = 400;
    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0), Ten = new(10, 0);
    static readonly DayId Today = TestCity.Day(1, 0), Tomorrow = TestCity.Day(), Later = TestCity.Day(2, 2);
    static readonly string[] Tables = ["office_day", "slot", "booking", "item", "ticket", "counter", "fact"];

    [Fact]
    public async Task No_statement_of_the_lane_or_of_its_questions_reads_a_table_whole()
    {
        await using var node = await LargeAsync();

        var reads = await Plans.OfAsync(node, node => WorkAsync(node, 100));

        // That it was really heard: every table, and every question.
        reads.Select(r => r.Table).Distinct().ShouldBe(Tables.Concat(["series", "blank_stock", "draw_slip"]), ignoreOrder: true, string.Join(' ', reads.Select(r => r.Table).Distinct()));
        reads.Select(r => r.Statement).Distinct().Count().ShouldBeGreaterThanOrEqualTo(20);
        foreach (var known in new[] { "UPDATE office_day", "UPDATE booking", "UPDATE item", "UPDATE slot", "UPDATE ticket", "FROM item i JOIN booking", "SELECT request FROM fact" })
            reads.ShouldContain(r => r.Statement.Contains(known), known);
        Whole(reads).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ix_fact_request", "fact")]
    [InlineData("ix_item_subject_group", "item")]
    public async Task A_missing_index_is_noticed(string index, string table)
    {
        await using var node = await LargeAsync();
        await node.SqlAsync("DROP INDEX " + index);

        Whole(await Plans.OfAsync(node, node => WorkAsync(node, 100))).ShouldContain(r => r.StartsWith(table + ": "));
    }

    static string[] Whole(IEnumerable<TableRead> reads) => [.. reads.Where(r => !r.ByIndex && r.Table != "pack_version").Select(r => $"{r.Table}: {r.Statement}").Distinct()];

    /// <summary>Every sort of write, twice, so that statements are prepared; and what follows when others were faster or COMMIT was lost.</summary>
    static async Task WorkAsync(TestNode node, int subject)
    {
        var request = Guid.NewGuid();
        for (var round = 0; round < 3; round++, subject += 10)
        {
            await node.BookAsync(Tomorrow, Eight, subject, TestCity.Reprint, request);   // from the second on a repetition
            var booked = (await node.BookAsync(Tomorrow, Eight, subject + 1)).Value;
            var moved = (await node.MoveAsync(Tomorrow, Later, booked.Booking, Nine)).Value;
            (await node.Runner.RunAsync(Later, new CancelBooking(moved.Booking), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeTrue();
            var held = (await node.HoldAsync(Tomorrow, Ten, subject + 2)).Value;
            (await node.Runner.RunAsync(Tomorrow, new ConfirmBooking(held.Booking), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeTrue();
            (await node.Runner.RunAsync(Today, new OpenCounter(1, 1), Actor.Staff(1), Guid.NewGuid())).ToString();
            (await node.Runner.RunAsync(Today, new TakeTicket([new(TestCity.Kk, null)]), Actor.Staff(1), Guid.NewGuid())).IsOk.ShouldBeTrue();
            (await node.Runner.RunAsync(Today, new CallNext(1), Actor.Staff(1), Guid.NewGuid())).IsOk.ShouldBeTrue();
            (await node.Runner.RunAsync(Today, new StartService(1), Actor.Staff(1), Guid.NewGuid())).IsOk.ShouldBeTrue();
            (await node.Runner.RunAsync(Today, new Finish(1), Actor.Staff(1), Guid.NewGuid())).IsOk.ShouldBeTrue();
            node.Writer.NextWrite((_, _) => Task.FromResult(WriteResult.Stale));
            (await node.BookAsync(Tomorrow, Nine, subject + 3)).IsOk.ShouldBeTrue();
            node.Writer.NextWrite(async (_, write) => { await write(); return WriteResult.Unknown; });
            (await node.BookAsync(Later, Nine, subject + 4)).IsOk.ShouldBeTrue();
        }
    }

    /// <summary>Three years of days, each with the rows of one; the database knows how many they are.</summary>
    static async Task<TestNode> LargeAsync()
    {
        var node = await TestNode.StartAsync(TestCity.With(counters: 20, cards: 200));
        await WorkAsync(node, 1);
        await using var db = node.Store.Open();
        db.Add(new DrawSlip { Day = Today.Value, No = 1, Service = TestCity.Kk, At = TestCity.Morning }).Property("Version").CurrentValue = 1;
        await db.SaveChangesAsync();
        foreach (var table in db.Model.GetEntityTypes().Where(t => typeof(DayRow).IsAssignableFrom(t.ClrType) || t.ClrType == typeof(DayHead)).OrderByDescending(t => t.ClrType == typeof(DayHead)))
        {
            var columns = table.GetProperties().Select(p => p.GetColumnName()).ToArray();
            var values = columns.Select(c => c switch
            {
                "id" when table.ClrType == typeof(DayHead) => "t.id + 1000 + 10 * g.n",
                "day" => "t.day + 1000 + 10 * g.n",
                "subject" => "t.subject + 1000 * g.n",
                "reference" or "request" => "NULL",
                _ => $"t.\"{c}\"",
            });
            await node.SqlAsync($"INSERT INTO {table.GetTableName()} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < {MoreDays}) SELECT {string.Join(", ", values)} FROM {table.GetTableName()} t, g");
        }
        await node.SqlAsync("ANALYZE");
        return node;
    }
}
