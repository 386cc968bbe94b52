using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>How days come into memory, stay up to date and leave it again.</summary>
public sealed class LoadingTests
{
    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0);
    static readonly DayId Day = TestCity.Day(), Today = TestCity.Day(1, 0);

    [Fact]
    public async Task A_day_drafted_by_two_nodes_at_once_has_one_set_of_slots()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        for (var ahead = 0; ahead < 10; ahead++)
        {
            var day = TestCity.Day(1, ahead);
            var views = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? node : other).Runner.ViewAsync(day)));
            views.ShouldAllBe(v => v!.Slots.Count == 36 && v.Head.Version == 1);
        }
        await using var db = node.Store.Open();
        (await db.Slots.CountAsync()).ShouldBe(360);
        await node.ShouldHoldAsync();
    }

    [PostgresFact("SQLite opens a file, it has no pool to exhaust")]
    public async Task Many_days_are_drafted_at_once_with_few_connections()
    {
        await using var owner = await TestNode.StartAsync();
        await using var node = owner.Join(by => { (by.MaxPoolSize, by.Timeout) = (3, 10); return by; });
        var views = await Task.WhenAll(Enumerable.Range(0, 28).Select(i => node.Runner.ViewAsync(TestCity.Day(1 + i % 2, i / 2))));
        views.ShouldAllBe(v => v != null);
    }

    [Fact]
    public async Task A_draft_that_fails_for_another_reason_than_being_there_is_not_swallowed()
    {
        await using var node = await TestNode.StartAsync();
        await node.SqlAsync("ALTER TABLE counter RENAME TO elsewhere");
        await Should.ThrowAsync<Exception>(node.Runner.ViewAsync(Day));
        (await node.BookAsync(Day, Eight, 1)).Refusal!.Kind.ShouldBe(RefusalKind.Busy);
        await node.SqlAsync("ALTER TABLE elsewhere RENAME TO counter");
        (await node.Runner.ViewAsync(Day))!.Counters.Count.ShouldBe(2, "a load that failed is not kept");
    }

    [Fact]
    public async Task A_day_is_loaded_in_one_snapshot_while_another_node_writes_it()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 1000));
        await node.Runner.ViewAsync(Day);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var subject = 1; !stop.IsCancellationRequested; subject++) (await node.BookAsync(Day, Eight, subject)).IsOk.ShouldBeTrue();
        });
        try
        {
            for (var i = 0; i < 25; i++)
            {
                await using var other = node.Join();
                var day = (await other.Get<DayLoader>().LoadAsync(Day))!;
                var count = day.Bookings.All.Count();
                (day.Slots.All.Sum(s => s.Taken), day.Items.All.Count(), day.Head.LastFact, day.Head.Version - 1).ShouldBe((count, count, count, count));
            }
        }
        finally { await stop.CancelAsync(); }
        await writing;
    }

    [PostgresFact("A SQLite file belongs to one process: nobody else can make a view stale")]
    public async Task A_stale_view_is_brought_up_to_date_by_a_notification_or_by_the_poll()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await node.Runner.ViewAsync(Day);
        var booked = (await other.BookAsync(Day, Eight, 1)).Value;
        (await node.Runner.ViewAsync(Day))!.Head.Version.ShouldBe(1);

        node.Runner.Refresh(Day, 2);
        await TestNode.UntilAsync(() => node.Feed.View(Day)!.Head.Version == 2);
        node.Feed.View(Day)!.Slots.Sum(s => s.Taken).ShouldBe(1);

        await other.Runner.RunAsync(Day, new CancelBooking(booked.Booking), Actor.Citizen, Guid.NewGuid());
        await node.Runner.PollAsync();
        await TestNode.UntilAsync(() => node.Feed.View(Day)!.Head.Version == 3);
        node.Feed.View(Day)!.Slots.Sum(s => s.Taken).ShouldBe(0);
        node.Runner.Refresh(Day, 2);   // late and doubled notifications are harmless
        node.Runner.Refresh(TestCity.Day(2, 9), 7);
        (await node.BookAsync(Day, Eight, 1)).IsOk.ShouldBeTrue();
        node.Feed.View(Day)!.Head.Version.ShouldBe(4);
        node.Feed.View(TestCity.Day(2, 9)).ShouldBeNull();
    }

    [PostgresFact("A SQLite file belongs to one process: nobody else can make a view stale")]
    public async Task A_view_is_brought_up_to_date_even_when_the_copy_was_dropped_and_read_anew()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        await node.Runner.ViewAsync(Day);
        await other.BookAsync(Day, Eight, 1);
        node.Get<DayCopies>().Drop(Day);
        (await node.Runner.RunAsync(Day, new CancelBooking(99), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeFalse();   // its copy is new now, its view is old
        await node.Runner.PollAsync();
        await TestNode.UntilAsync(() => node.Feed.View(Day)!.Head.Version == 2);
    }

    [Fact]
    public async Task The_hall_of_a_copy_that_was_read_anew_is_shown_as_it_is()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 100));
        var take = () => node.Runner.RunAsync(Today, new TakeTicket([new(TestCity.Kk, null)]), Actor.Staff(1), Guid.NewGuid());
        await take();
        await node.Runner.RunAsync(Today, new OpenCounter(1, 1), Actor.Staff(1), Guid.NewGuid());
        await node.Runner.RunAsync(Today, new CallNext(1), Actor.Staff(1), Guid.NewGuid());   // two changes of one ticket
        await node.SqlAsync("INSERT INTO booking SELECT day, 2, 'XXXXXXXX', " + string.Join(", ", await ColumnsAsync(node, "booking")) + " FROM booking");
        await node.SqlAsync("INSERT INTO ticket SELECT day, 2, " + string.Join(", ", await ColumnsAsync(node, "ticket")) + " FROM ticket");
        node.Get<DayCopies>().Drop(Today);   // the new copy has loaded two tickets: two changes as well

        await node.Runner.RunAsync(Today, new OpenCounter(2, 2), Actor.Staff(2), Guid.NewGuid());

        node.Feed.View(Today)!.Present.Count.ShouldBe(2);
    }

    static async Task<string[]> ColumnsAsync(TestNode node, string table)
    {
        await using var db = node.Store.Open();
        var type = db.Model.GetEntityTypes().Single(t => t.GetTableName() == table);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table} LIMIT 1";
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Where(c => c is not ("day" or "no" or "reference")).Select(c => c is "number" && table == "booking" ? "NULL" : $"\"{c}\"")];
    }

    [Fact]
    public async Task Idle_copies_leave_memory_but_not_while_a_hold_runs()
    {
        await using var node = await TestNode.StartAsync();
        var (copies, other) = (node.Get<DayCopies>(), TestCity.Day(2, 3));
        await node.BookAsync(other, Eight, 1);
        node.Time.Advance(TimeSpan.FromMinutes(4));
        await node.HoldAsync(Day, Eight, 2);
        node.Time.Advance(TimeSpan.FromMinutes(7));
        node.Runner.ForgetIdle(TimeSpan.FromMinutes(5));
        await TestNode.UntilAsync(() => copies.Loaded(other) is null && node.Feed.View(other) is null);
        await LaneIsDoneAsync(node);
        copies.Loaded(Day).ShouldNotBeNull("the hold runs for three minutes more");

        node.Time.Advance(TimeSpan.FromMinutes(3));
        node.Runner.ForgetIdle(TimeSpan.FromMinutes(5));
        await TestNode.UntilAsync(() => copies.Loaded(Day) is null);
        node.Feed.View(Day).ShouldBeNull();

        (await node.Runner.ViewAsync(Day))!.Slots.Sum(s => s.Taken).ShouldBe(1);
        (await node.BookAsync(other, Nine, 3)).Value.Number.ShouldBe("B-002");
        (await node.BookAsync(Day, Eight, 2)).IsOk.ShouldBeTrue();
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_copy_that_was_used_again_before_the_lane_came_to_it_stays()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        node.Time.Advance(TimeSpan.FromMinutes(11));
        var gate = new TaskCompletionSource();
        node.Get<LaneQueue>().TryAdd(() => gate.Task);
        node.Runner.ForgetIdle(TimeSpan.FromMinutes(10));
        var booking = node.BookAsync(Day, Eight, 2);
        gate.SetResult();
        (await booking).Value.Number.ShouldBe("B-002");
        node.Get<DayCopies>().Loaded(Day).ShouldNotBeNull();
    }

    [Fact]
    public async Task Forgetting_while_people_book_loses_nobody()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 1000));
        var bookings = Enumerable.Range(1, 300).Select(async i =>
        {
            if (i % 3 == 0) node.Runner.ForgetIdle(TimeSpan.FromTicks(-1));
            await Task.Yield();
            return await node.BookAsync(TestCity.Day(1 + i % 2, 1), Eight, i);
        }).ToArray();
        (await Task.WhenAll(bookings)).ShouldAllBe(r => r.IsOk);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_sealed_day_leaves_memory_at_once_and_is_still_shown()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Today, Eight, 1);
        node.Time.Advance(TimeSpan.FromHours(6));
        (await node.Runner.RunAsync(Today, new CloseDay(), Actor.Staff(1), Guid.NewGuid())).Value.NoShows.ShouldBe(1);
        node.Get<DayCopies>().Loaded(Today).ShouldBeNull();
        (await node.Runner.ViewAsync(Today))!.Head.State.ShouldBe(DayState.Closed);
        (await node.BookAsync(Today, Nine, 2)).Refusal!.Code.ShouldBe("booking.day-closed");
        node.Time.Advance(TimeSpan.FromMinutes(11));
        node.Runner.ForgetIdle(TimeSpan.FromMinutes(10));
        await TestNode.UntilAsync(() => node.Feed.View(Today) is null && node.Get<DayCopies>().Loaded(Today) is null);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task An_office_the_city_does_not_have_is_refused_and_leaves_no_trace()
    {
        await using var node = await TestNode.StartAsync();
        (await node.BookAsync(TestCity.Day(77), Eight, 1)).Refusal.ShouldBe(OfficeDayRunner.UnknownOffice);
        (await node.Runner.ViewAsync(TestCity.Day(77))).ShouldBeNull();
        node.Get<DayCopies>().All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Saving_that_is_cancelled_or_fails_leaves_the_gate_of_SQLite_open()
    {
        await using var node = await TestNode.StartAsync();
        await using (var db = node.Store.Open())
        {
            db.Add(new Cities.PackVersion { No = 2, ImportedAt = TestCity.Morning, ImportedBy = "test", Body = "" });
            await Should.ThrowAsync<OperationCanceledException>(db.SaveChangesAsync(new CancellationToken(true)));
        }
        await using (var db = node.Store.Open())
        {
            db.Add(new Cities.PackVersion { No = 1, ImportedAt = TestCity.Morning, ImportedBy = "test", Body = "" });
            await Should.ThrowAsync<DbUpdateException>(db.SaveChangesAsync());
        }
        (await node.BookAsync(Day, Eight, 1)).IsOk.ShouldBeTrue();
    }

    static async Task LaneIsDoneAsync(TestNode node)
    {
        var done = new TaskCompletionSource();
        node.Get<LaneQueue>().TryAdd(() => { done.SetResult(); return Task.CompletedTask; });
        await done.Task;
    }
}
