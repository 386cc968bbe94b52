using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>The draw at opening, written and read back: by another copy of the day, and from its facts alone.</summary>
public sealed class DrawTests
{
    static readonly DayId Today = TestCity.Day(1, 0), Tomorrow = TestCity.Day(1, 1);
    static readonly Dantain.Cities.City City = TestCity.With(rules: new() { SlotMinutes = 60, CancelUntilMinutes = 0, Split = new(70, 20, 10), WalkIn = new() { Waves = [new(10, 0)], Draw = true } });

    [Fact]
    public async Task What_was_drawn_is_durable_and_can_be_drawn_again_from_the_facts_alone()
    {
        await using var node = await TestNode.StartAsync(City);
        for (var i = 0; i < 12; i++) (await RunAsync(node, new JoinDraw(TestCity.Kk, i % 5 == 0))).IsOk.ShouldBeTrue();
        (await RunAsync(node, new DrawSlips())).Refusal?.Code.ShouldBe("draw.not-yet");
        node.Time.Advance(TimeSpan.FromHours(1));
        var request = Guid.NewGuid();
        var drawn = (await RunAsync(node, new DrawSlips(), request)).Value;
        (await RunAsync(node, new DrawSlips(), request)).Value.Order.ShouldBe(drawn.Order, "the same request is answered with the same draw");
        (await RunAsync(node, new DrawSlips())).Refusal?.Code.ShouldBe("draw.none");

        await using var db = node.Store.Open();
        var facts = await db.Facts.AsNoTracking().Where(f => f.Day == Today.Value).OrderBy(f => f.No).ToListAsync();
        facts.Single(f => f.Kind == nameof(SlipsDrawn)).No.ShouldBe(drawn.After + 1);
        var slips = facts.Where(f => f.Kind == nameof(SlipGiven)).Select(f => (SlipGiven)FactText.Read(f)).Select(s => new DrawSlip { No = s.Slip, Priority = s.Priority });
        var seed = Draw.Seed(facts[drawn.After - 1].Mac, drawn.Opens);
        (Convert.ToHexStringLower(seed), drawn.After).ShouldBe((drawn.Seed, 12));
        Draw.Order(seed, slips).Select(s => s.No).ShouldBe(drawn.Order);
        var won = facts.Where(f => f.Kind == nameof(TicketTaken)).Select(f => (TicketTaken)FactText.Read(f)).ToArray();
        won.Select(t => t.Slip).ShouldBe(drawn.Order.Take(drawn.Won).Select(no => (int?)no));
        won.Count(t => t.ReturnUntil is not null).ShouldBeGreaterThan(0);

        node.Get<DayCopies>().Drop(Today);
        (await RunAsync(node, new JoinDraw(TestCity.Kk))).Refusal?.Code.ShouldBe("draw.none", "a copy read anew knows the draw");
        var rows = await db.Slips.AsNoTracking().Where(s => s.Day == Today.Value).OrderBy(s => s.Rank).ToListAsync();
        rows.Select(s => s.No).ShouldBe(drawn.Order);
        (await db.Tickets.CountAsync(t => t.ReturnUntil != null)).ShouldBe(won.Count(t => t.ReturnUntil is not null));
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Who_drew_none_has_one_place_of_another_day_however_often_it_is_asked_for()
    {
        await using var node = await TestNode.StartAsync(City);
        for (var i = 0; i < 12; i++) (await RunAsync(node, new JoinDraw(TestCity.Kk))).IsOk.ShouldBeTrue();
        node.Time.Advance(TimeSpan.FromHours(1));
        var drawn = (await RunAsync(node, new DrawSlips())).Value;
        var lost = drawn.Order[^1];
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => node.Runner.RunAsync(Today, Tomorrow, new GivePlace(lost), Actor.Staff(1), Guid.NewGuid())));
        answers.Count(a => a.IsOk).ShouldBe(1);
        answers.Where(a => !a.IsOk).ShouldAllBe(a => a.Refusal!.Code == "draw.slip-settled");

        await using var db = node.Store.Open();
        var booking = await db.Bookings.AsNoTracking().SingleAsync(b => b.Day == Tomorrow.Value);
        (booking.State, booking.Channel, booking.Sealed).ShouldBe((BookingState.Confirmed, Channel.WalkIn, null));
        (await db.Slips.SingleAsync(s => s.Day == Today.Value && s.No == lost)).ShouldSatisfyAllConditions(s => s.Place.ShouldBe(booking.No), s => s.PlaceDay.ShouldBe(Tomorrow.Value));
        await node.ShouldHoldAsync();
    }

    static Task<Result<T>> RunAsync<T>(TestNode node, OfficeDayCommand<T> command, Guid? request = null) where T : Outcome => node.Runner.RunAsync(Today, command, Actor.Staff(1), request ?? Guid.NewGuid());
}
