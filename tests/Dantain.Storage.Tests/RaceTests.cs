using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Many at once, on one node and on two: each thing goes to exactly one, and nobody is left out.</summary>
public sealed class RaceTests
{
    const string OneProcess = "A SQLite file belongs to one process: there is no second node";
    /// <summary>On one node, and where there can be two on two.</summary>
    public static TheoryData<bool> TwoNodes => TestNode.OnPostgres ? [false, true] : [false];

    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0);
    static readonly DayId Day = TestCity.Day(), Other = TestCity.Day(2, 3), Today = TestCity.Day(1, 0);

    [PostgresTheory(OneProcess), InlineData(1), InlineData(5), InlineData(100)]
    public async Task Of_500_takers_on_two_nodes_exactly_as_many_get_the_last_places_as_there_are(int places)
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: places / 6.0 / 0.7 + 1e-6));
        await using var other = node.Join();
        var free = (await node.Runner.ViewAsync(Day))!.Slots.Single(s => s is { Group: 2, Channel: Channel.Online } && s.Start == Eight).Free;

        var results = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => (i % 2 == 0 ? node : other).BookAsync(Day, Eight, i)));

        results.Count(r => r.IsOk).ShouldBe(free);
        results.Where(r => !r.IsOk).ShouldAllBe(r => r.Refusal!.Code == "booking.slot-full");
        results.Where(r => r.IsOk).Select(r => r.Value.Number).Order().ShouldBe(Enumerable.Range(1, free).Select(n => $"B-{n:000}"));
    }

    [PostgresFact(OneProcess)]
    public async Task The_same_subject_everywhere_at_once_on_two_nodes_gets_one_place()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 100));
        await using var other = node.Join();

        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? node : other).BookAsync(TestCity.Day(1 + i / 2 % 2, 1 + i % 5), i % 3 == 0 ? Eight : Nine, 7)));

        results.Count(r => r.IsOk).ShouldBe(1);
        results.Where(r => !r.IsOk).ShouldAllBe(r => r.Refusal!.Code == "booking.already-active");
    }

    [Theory, MemberData(nameof(TwoNodes))]
    public async Task Two_counters_that_call_at_once_never_get_the_same_ticket_and_skip_nobody(bool twoNodes)
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 100));
        await using var other = twoNodes ? node.Join() : null;
        TestNode[] at = [node, other ?? node];
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => at[i % 2].Runner.RunAsync(Today, new TakeTicket([new(TestCity.Kk, null)]), Actor.Staff(1 + i % 2), Guid.NewGuid())));
        taken.Select(t => t.Value.Number).Order().ShouldBe(Enumerable.Range(1, 40).Select(n => $"N-{n:000}"), "numbers of walk-ins have no gap, however many take one at once");
        for (var i = 0; i < 2; i++) (await at[i].Runner.RunAsync(Today, new OpenCounter(1 + i, 1 + i), Actor.Staff(1 + i), Guid.NewGuid())).IsOk.ShouldBeTrue();

        var called = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => WorkAsync(at[i], 1 + i)));

        called.SelectMany(c => c).Order().ShouldBe(taken.Select(t => t.Value.Ticket).Order());
    }

    [Theory, MemberData(nameof(TwoNodes))]
    public async Task Two_counters_that_press_next_in_the_same_moment_a_thousand_times_call_everybody_once(bool twoNodes)
    {
        const int presses = 1_000;
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 3_000));
        await using var other = twoNodes ? node.Join() : null;
        TestNode[] at = [node, other ?? node];
        var taken = new List<int>();
        foreach (var some in Enumerable.Range(0, 2 * presses).Chunk(200))   // fewer than the staff's places in the lane
            taken.AddRange((await Task.WhenAll(some.Select(i => node.Runner.RunAsync(Today, new TakeTicket([new(TestCity.Kk, null)], Priority: i % 7 == 0), Actor.Staff(1), Guid.NewGuid())))).Select(t => t.Value.Ticket));
        for (var i = 0; i < 2; i++) (await at[i].Runner.RunAsync(Today, new OpenCounter(1 + i, 1 + i), Actor.Staff(1 + i), Guid.NewGuid())).IsOk.ShouldBeTrue();

        var called = new List<int>();
        for (var press = 0; press < presses; press++)
        {
            var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => at[i].Runner.RunAsync(Today, new CallNext(1 + i, 1 + i), Actor.Staff(1 + i), Guid.NewGuid())));
            called.AddRange(both.Select(c => c.Value.Ticket));
            await Task.WhenAll(Enumerable.Range(0, 2).Select(async i => (await at[i].Runner.RunAsync(Today, new MarkMissed(1 + i, 1 + i), Actor.Staff(1 + i), Guid.NewGuid())).IsOk.ShouldBeTrue()));
        }

        called.Order().ShouldBe(taken.Order(), "nobody twice, nobody left out");
        (await node.Runner.RunAsync(Today, new CallNext(1, 1), Actor.Staff(1), Guid.NewGuid())).Refusal!.Code.ShouldBe("queue.nobody-waits");
    }

    /// <summary>One counter calls, serves and calls again until nobody waits.</summary>
    static async Task<List<int>> WorkAsync(TestNode node, int counter)
    {
        var called = new List<int>();
        while (await node.Runner.RunAsync(Today, new CallNext(counter), Actor.Staff(counter), Guid.NewGuid()) is { IsOk: true, Value: var next })
        {
            called.Add(next.Ticket);
            (await node.Runner.RunAsync(Today, new StartService(counter), Actor.Staff(counter), Guid.NewGuid())).IsOk.ShouldBeTrue();
            (await node.Runner.RunAsync(Today, new Finish(counter), Actor.Staff(counter), Guid.NewGuid())).IsOk.ShouldBeTrue();
        }
        return called;
    }

    [Theory, MemberData(nameof(TwoNodes))]
    public async Task Visits_that_change_places_from_both_sides_lose_nothing(bool twoNodes)
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 100));
        await using var other = twoNodes ? node.Join() : null;
        TestNode[] at = [node, other ?? node];
        var here = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => node.BookAsync(Day, Eight, 100 + i)));
        var there = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => node.BookAsync(Other, Eight, 200 + i)));

        var moved = await Task.WhenAll(here.Select((b, i) => at[i % 2].MoveAsync(Day, Other, b.Value.Booking, Nine)).Concat(there.Select((b, i) => at[1 - i % 2].MoveAsync(Other, Day, b.Value.Booking, Nine))));

        moved.ShouldAllBe(m => m.IsOk);
        await using var db = node.Store.Open();
        (await db.Items.CountAsync(i => i.Active)).ShouldBe(40);
        (await db.Slots.Where(s => s.Start == Eight).SumAsync(s => s.Taken)).ShouldBe(0);
        (await db.Slots.Where(s => s.Start == Nine).SumAsync(s => s.Taken)).ShouldBe(40);
        foreach (var day in new[] { Day, Other })
            (await db.Bookings.Where(b => b.Day == day.Value).Select(b => b.Number).ToListAsync()).Order().ShouldBe(Enumerable.Range(1, 40).Cast<int?>(), "numbers without a gap");
    }
}
