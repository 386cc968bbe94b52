using Dantain.CardStock;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>The ledger of an office's cards, and what the coming days may promise because of it. The city plans five a day.</summary>
public sealed class CardStockTests
{
    static readonly DayId Now = TestCity.Day(ahead: 0), Tomorrow = TestCity.Day(), After = TestCity.Day(ahead: 2);
    static readonly Actor Head = Actor.Staff(1);

    static Office At(TestNode node) => node.City.Office(1)!;
    static BlankKind Ktp(TestNode node) => node.City.Blank("ktp")!;

    static Task<Result<BlankEntry>> WriteAsync(TestNode node, BlankEntryKind kind, int cards, DateOnly? on = null, int? of = null, string? reason = "Sebab", Guid? request = null) =>
        node.Get<RecordStock>().RunAsync(At(node), Ktp(node), new(kind, cards, on, of, reason), Head, request ?? Guid.NewGuid());

    static Task FollowAsync(TestNode node) => node.Get<FollowStock>().RunAsync();
    static async Task<int> WantedAsync(TestNode node, DayId day) => (await node.Runner.ViewAsync(day))!.Stocks.Single().Wanted;
    static async Task<BlankEntry[]> LinesAsync(TestNode node)
    {
        await using var db = node.Store.Open();
        return await db.BlankEntries.AsNoTracking().OrderBy(e => e.No).ToArrayAsync();
    }

    /// <summary>Somebody comes today for a card and is served.</summary>
    static async Task<int> ServeAsync(TestNode node, long subject, params ItemResult[] items)
    {
        if (node.Time.GetUtcNow() == TestCity.Morning) node.Time.SetUtcNow(TestCity.Morning.AddHours(1.5));
        await RunAsync(node, new OpenCounter(1, 7), mayFail: true);
        var ticket = await RunAsync(node, new TakeTicket([new(TestCity.Reprint, subject)]));
        await RunAsync(node, new CallNext(1));
        await RunAsync(node, new StartService(1));
        await RunAsync(node, new Finish(1, Items: items.Length == 0 ? null : items));
        return ticket!.Ticket;
    }

    static async Task<TOutcome?> RunAsync<TOutcome>(TestNode node, OfficeDayCommand<TOutcome> command, bool mayFail = false) where TOutcome : Dantain.History.Outcome
    {
        var done = await node.Runner.RunAsync(Now, command, Head, Guid.NewGuid());
        if (!mayFail) done.Refusal.ShouldBeNull();
        return done.IsOk ? done.Value : null;
    }

    [Fact]
    public async Task Many_who_write_at_once_lose_no_line_and_a_request_counts_once()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await WriteAsync(node, BlankEntryKind.Counted, 100);
        var twice = Guid.NewGuid();

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => WriteAsync(i % 2 == 0 ? node : other, BlankEntryKind.Delivery, 10)));
        var same = await Task.WhenAll(WriteAsync(node, BlankEntryKind.Spoilt, 5, request: twice), WriteAsync(other, BlankEntryKind.Spoilt, 5, request: twice));

        written.ShouldAllBe(w => w.IsOk);
        same.ShouldAllBe(w => w.IsOk);
        same[0].Value.No.ShouldBe(same[1].Value.No);
        var lines = await LinesAsync(node);
        lines.Select(l => l.No).ShouldBe(Enumerable.Range(1, 10));
        lines[^1].Balance.ShouldBe(175);
        lines.Skip(1).Zip(lines).ShouldAllBe(p => p.First.Balance == p.Second.Balance + p.First.Cards);
        (await WriteAsync(node, BlankEntryKind.Delivery, 5, request: twice)).Refusal.ShouldBe(StockRefusals.Changed);
    }

    [Fact]
    public async Task A_promised_delivery_ends_once_whoever_says_so_first()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await WriteAsync(node, BlankEntryKind.Counted, 0);
        var promised = (await WriteAsync(node, BlankEntryKind.Expected, 20, TestCity.Today.AddDays(1))).Value;

        var ends = await Task.WhenAll(WriteAsync(node, BlankEntryKind.Delivery, 20, of: promised.No), WriteAsync(other, BlankEntryKind.Failed, 0, of: promised.No));

        ends.Count(e => e.IsOk).ShouldBe(1);
        ends.Single(e => !e.IsOk).Refusal.ShouldBe(StockRefusals.NotExpected);
        (await LinesAsync(node)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_really_finished_is_used_and_what_was_taken_back_is_not()
    {
        await using var node = await TestNode.StartAsync();
        await ServeAsync(node, 1);
        await WriteAsync(node, BlankEntryKind.Counted, 10);   // one was given out before
        await ServeAsync(node, 2);
        await ServeAsync(node, 3, new ItemResult(TestCity.Reprint, ItemEnd.NotDone, Reason: "other"));
        await ServeAsync(node, 4, new ItemResult(TestCity.Kk, ItemEnd.Done), new ItemResult(TestCity.Reprint, ItemEnd.Done), new ItemResult(TestCity.Reprint, ItemEnd.Done));
        var undone = await ServeAsync(node, 5);
        (await node.Runner.RunAsync(Now, new UndoStep(undone), Head, Guid.NewGuid())).IsOk.ShouldBeTrue();

        (await node.Get<OfficeStock>().ReadAsync(At(node), Ktp(node))).State.Balance.ShouldBe(7);
        (await LinesAsync(node)).Where(l => l.Cards != 0).ShouldHaveSingleItem("nothing is written by looking");
        (await WriteAsync(node, BlankEntryKind.Delivery, 5)).Value.Balance.ShouldBe(12);
        await node.Runner.RunAsync(Now, new Finish(1), Head, Guid.NewGuid());
        node.Time.SetUtcNow(TestCity.Morning.AddDays(1));
        await node.Runner.RunAsync(Now, new CloseDay(), Actor.System, Guid.NewGuid());
        await FollowAsync(node);
        await using (var other = node.Join()) await FollowAsync(other);

        var lines = await LinesAsync(node);
        lines.Where(l => l.Kind == BlankEntryKind.Used).Select(l => (l.On, l.Cards, l.Balance)).ShouldBe([(Now.Date, 0, 0), (Now.Date, -3, 7), (Now.Date, -1, 11)]);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Places_of_the_next_days_follow_the_stock_and_later_ones_count_on_deliveries()
    {
        await using var node = await TestNode.StartAsync();
        await FollowAsync(node);
        (await WantedAsync(node, Tomorrow)).ShouldBe(5, "nobody has counted");
        await WriteAsync(node, BlankEntryKind.Counted, 7);
        await FollowAsync(node);
        (await WantedAsync(node, Now), await WantedAsync(node, Tomorrow), await WantedAsync(node, After)).ShouldBe((5, 2, 5));

        await node.BookAsync(Tomorrow, new(9, 0), 1, TestCity.Reprint);
        await node.BookAsync(Tomorrow, new(9, 0), 2, TestCity.Reprint);
        (await node.BookAsync(Tomorrow, new(10, 0), 3, TestCity.Reprint)).Refusal!.Code.ShouldBe("booking.cards-out");
        (await node.BookAsync(Tomorrow, new(10, 0), 3, TestCity.Ktp)).IsOk.ShouldBeTrue("the card follows");
        await WriteAsync(node, BlankEntryKind.Expected, 20, Tomorrow.Date);
        await FollowAsync(node);
        (await WantedAsync(node, Now), await WantedAsync(node, Tomorrow)).ShouldBe((5, 5));
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_delivery_that_fails_breaks_promises_only_when_somebody_says_so_and_they_stand_when_it_comes()
    {
        await using var node = await TestNode.StartAsync();
        await WriteAsync(node, BlankEntryKind.Counted, 1);
        var promised = (await WriteAsync(node, BlankEntryKind.Expected, 20, Tomorrow.Date)).Value;
        await FollowAsync(node);
        for (var subject = 1; subject <= 3; subject++) (await node.BookAsync(Tomorrow, new(9, 0), subject, TestCity.Reprint)).IsOk.ShouldBeTrue();
        var seen = await node.Get<OfficeStock>().ReadAsync(At(node), Ktp(node));
        var after = seen.State.After(new(BlankEntryKind.Failed, 0, Of: promised.No), seen.LastNo + 1, TestCity.Today).Value;
        (await node.Get<OfficeStock>().BreaksAsync(At(node), seen, after)).ShouldBe(2);

        await WriteAsync(node, BlankEntryKind.Failed, 0, of: promised.No);
        await FollowAsync(node);
        (await WantedAsync(node, Tomorrow)).ShouldBe(3);
        (await node.BookAsync(Tomorrow, new(10, 0), 9, TestCity.Reprint)).Refusal!.Code.ShouldBe("booking.cards-out");
        await node.Get<FollowStock>().RunAsync(At(node), Ktp(node), breaks: true, Head);
        await DisplacedAsync(2);
        await FollowAsync(node);
        await DisplacedAsync(2);
        await WriteAsync(node, BlankEntryKind.Delivery, 20);
        await FollowAsync(node);
        await DisplacedAsync(0);
        await node.ShouldHoldAsync();

        async Task DisplacedAsync(int count)
        {
            await using var db = node.Store.Open();
            (await Dantain.Bookings.DisplacedVisits.AllAsync(db, TestCity.Today)).Count.ShouldBe(count);
        }
    }

    [Fact]
    public async Task Stock_that_lasts_for_few_days_is_low()
    {
        await using var node = await TestNode.StartAsync();
        await WriteAsync(node, BlankEntryKind.Counted, 15);
        (await LowAsync()).ShouldBeEmpty();
        await WriteAsync(node, BlankEntryKind.Printed, 1);
        (await LowAsync()).ShouldHaveSingleItem().Balance.ShouldBe(14);

        async Task<IReadOnlyList<OfficeLow>> LowAsync()
        {
            await using var db = node.Store.Open();
            return await LowStock.ReadAsync(db, node.Get<RecordStock>(), node.City);
        }
    }
}
