using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.4: a hold past its time is expired first, in the same batch as whatever needs its place or its subject.</summary>
public sealed class OverdueHoldTests
{
    static readonly TimeOnly Eight = new(8, 0);
    static readonly DayId Day = TestCity.Day(), Other = TestCity.Day(2, 3);

    [Fact]
    public async Task A_hold_past_its_time_gives_its_place_to_who_comes_next()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 1 / 6.0 / 0.7 + 1e-6));
        var held = (await node.HoldAsync(Day, Eight, 1)).Value;
        (await node.BookAsync(Day, Eight, 2)).Refusal!.Code.ShouldBe("booking.slot-full");
        node.Time.Advance(TimeSpan.FromMinutes(10));
        (await node.BookAsync(Day, Eight, 2)).IsOk.ShouldBeTrue();
        (await node.Runner.RunAsync(Day, new ConfirmBooking(held.Booking), Actor.Citizen, Guid.NewGuid())).Refusal!.Code.ShouldBe("booking.hold-over");
        await ExpiredOnceAsync(node);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_subjects_overdue_hold_elsewhere_goes_first_in_the_same_batch(bool loaded)
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        if (loaded) await other.Runner.ViewAsync(Other);   // its copy knows nothing of the hold that comes now
        if (loaded && !TestNode.OnPostgres) return;        // a SQLite file belongs to one process: no copy of it is behind
        await node.HoldAsync(Other, Eight, 1);
        (await other.BookAsync(Day, Eight, 1)).Refusal!.Code.ShouldBe("booking.already-active");
        node.Time.Advance(TimeSpan.FromMinutes(10));

        (await other.BookAsync(Day, Eight, 1)).IsOk.ShouldBeTrue();

        other.Writer.Writes.ShouldBe(1, "one batch for both days");
        await ExpiredOnceAsync(node);
    }

    [Fact]
    public async Task Even_a_refused_command_frees_what_was_over()
    {
        await using var node = await TestNode.StartAsync();
        await node.HoldAsync(Day, Eight, 1);
        node.Time.Advance(TimeSpan.FromMinutes(10));
        (await node.Runner.RunAsync(Day, new CancelBooking(99), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeFalse();
        (await node.Runner.ViewAsync(Day))!.Slots.Sum(s => s.Taken).ShouldBe(0);
        await ExpiredOnceAsync(node);
    }

    [Fact]
    public async Task Two_nodes_expire_the_same_hold_at_once_and_it_happens_once()
    {
        await using var node = await TestNode.StartAsync();
        await using var other = node.Join();
        for (var round = 0; round < 10; round++)
        {
            await node.HoldAsync(Day, Eight, 100 + round);
            node.Time.Advance(TimeSpan.FromMinutes(10));
            var results = await Task.WhenAll(node.BookAsync(Day, Eight, 200), other.BookAsync(TestCity.Day(2, 3), Eight, 100 + round), other.BookAsync(Day, new(9, 0), 300));
            results[1].IsOk.ShouldBeTrue();
            foreach (var (at, result) in new[] { (node, results[0]), (other, results[2]) })
                if (result.IsOk) (await at.Runner.RunAsync(Day, new CancelBooking(result.Value.Booking), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeTrue();
            (await other.Runner.RunAsync(TestCity.Day(2, 3), new CancelBooking(results[1].Value.Booking), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeTrue();
        }
        await ExpiredOnceAsync(node, 10);
    }

    [Fact]
    public async Task A_job_that_comes_too_late_to_expire_a_hold_is_refused_and_writes_nothing_more()
    {
        await using var node = await TestNode.StartAsync();
        var held = (await node.HoldAsync(Day, Eight, 1)).Value;
        node.Time.Advance(TimeSpan.FromMinutes(10));
        var id = RequestId.For($"expire:{Day.Value}:{held.Booking}");
        for (var i = 0; i < 3; i++) (await node.Runner.RunAsync(Day, new ExpireHold(held.Booking), Actor.System, id)).Refusal!.Kind.ShouldBe(RefusalKind.Conflict);
        await ExpiredOnceAsync(node);
    }

    [Fact]
    public async Task A_move_within_a_day_passes_an_overdue_hold_and_records_one_fact_of_each()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 1 / 6.0 / 0.7 + 1e-6));
        var booked = (await node.BookAsync(Day, Eight, 1)).Value;
        await node.HoldAsync(Day, new(9, 0), 2);
        node.Time.Advance(TimeSpan.FromMinutes(10));
        (await node.MoveAsync(Day, Day, booked.Booking, new(9, 0))).IsOk.ShouldBeTrue();
        await using var db = node.Store.Open();
        (await db.Facts.OrderBy(f => f.No).Select(f => f.Kind).ToListAsync()).ShouldBe(["PlaceBooked", "PlaceHeld", "HoldExpired", "VisitMovedHere", "VisitMovedAway"]);
        var facts = await db.Facts.OrderBy(f => f.No).ToListAsync();
        (facts[4].Request, facts[4].Cause).ShouldBe((null, facts[3].Request));
        await ExpiredOnceAsync(node);
    }

    static async Task ExpiredOnceAsync(TestNode node, int times = 1)
    {
        await using var db = node.Store.Open();
        (await db.Facts.CountAsync(f => f.Kind == "HoldExpired")).ShouldBe(times);
        (await db.Bookings.CountAsync(b => b.State == BookingState.Expired)).ShouldBe(times);
        await node.ShouldHoldAsync();
    }
}
