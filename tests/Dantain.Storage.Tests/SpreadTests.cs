using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>A family whose places lie in several times, in the database and on two nodes.</summary>
public sealed class SpreadTests
{
    static readonly DayId Day = TestCity.Day();

    /// <summary>From 08.00 to 12.00, one place an hour.</summary>
    static City Narrow => TestCity.With(counters: 0.2, rules: new() { SlotMinutes = 60, CancelUntilMinutes = 0, Split = new(100, 0, 0), SpreadMinutes = 240 });

    static Task<Result<PlaceBooked>> BookAsync(TestNode node, int hour, params long[] subjects) =>
        node.Runner.RunAsync(Day, new BookPlace(new(hour, 0), TestCity.Person(subjects[0]), [.. subjects.Select(s => new ItemAsk(TestCity.Kk, s))]), Actor.Citizen, Guid.NewGuid());

    static async Task<int> TakenAsync(TestNode node)
    {
        await using var db = node.Store.Open();
        return await db.Slots.Where(s => s.Day == Day.Value && s.Group == 2).SumAsync(s => s.Taken);
    }

    [Fact]
    public async Task What_one_node_has_spread_another_reads_and_gives_back_where_it_lies()
    {
        await using var node = await TestNode.StartAsync(Narrow);
        var family = (await BookAsync(node, 9, 1, 2, 3)).Value.Booking;
        (await TakenAsync(node)).ShouldBe(3);
        await node.ShouldHoldAsync();

        await using var other = node.Join();
        (await BookAsync(other, 9, 4)).Refusal.ShouldBe(PlaceRefusals.SlotFull);
        (await BookAsync(other, 11, 4)).Refusal.ShouldBe(PlaceRefusals.SlotFull);
        (await other.Runner.RunAsync(Day, new CancelBooking(family), Actor.Citizen, Guid.NewGuid())).IsOk.ShouldBeTrue();
        (await TakenAsync(node)).ShouldBe(0);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Families_that_come_at_once_on_two_nodes_take_no_place_twice()
    {
        await using var node = await TestNode.StartAsync(Narrow);
        await using var other = node.Join();
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => BookAsync(n % 2 == 0 ? node : other, 8 + n % 3, [.. Enumerable.Range(3 * n + 1, n % 3 + 1).Select(s => (long)s)])));

        answers.ShouldAllBe(a => a.IsOk || a.Refusal == PlaceRefusals.SlotFull);
        (await TakenAsync(node)).ShouldBe(answers.Where(a => a.IsOk).Sum(a => a.Value.Services.Length));
        (await BookAsync(node, 8, 999)).Refusal.ShouldBe(PlaceRefusals.SlotFull, "whoever came alone has the first place, or a family has");
        await node.ShouldHoldAsync();
    }
}
