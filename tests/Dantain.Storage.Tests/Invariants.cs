using Dantain.OfficeDays;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>What must hold of a city's database at any moment, whatever happened before; read with EF, not from any copy.</summary>
static class Invariants
{
    public static async Task ShouldHoldAsync(this TestNode node)
    {
        await using var db = node.Store.Open();
        await using var tx = await node.Store.SnapshotAsync(db);
        foreach (var head in await db.Days.AsNoTracking().ToListAsync())
        {
            var facts = await db.Facts.AsNoTracking().Where(f => f.Day == head.Id).OrderBy(f => f.No).ToListAsync();
            node.Chain.FirstBroken(head, facts).ShouldBeNull($"chain of {new DayId(head.Id)}");
            var bookings = await db.Bookings.AsNoTracking().Where(b => b.Day == head.Id).ToListAsync();
            var items = await db.Items.AsNoTracking().Where(i => i.Day == head.Id).ToListAsync();
            await PlacesAddUpAsync(db, head.Id, bookings, items);
            await NumbersHaveNoGapAsync(db, head.Id, bookings);
            bookings.Select(b => b.No).Order().ShouldBe(Enumerable.Range(1, bookings.Count), "bookings are numbered without a gap");
            items.ShouldAllBe(i => bookings.Any(b => b.No == i.Booking));
        }
        var active = await db.Items.AsNoTracking().Where(i => i.Active && i.Subject != null).Select(i => new { i.Subject, i.Group }).ToListAsync();
        active.Distinct().Count().ShouldBe(active.Count, "one active item of a subject and service group");
        var requests = await db.Facts.Where(f => f.Request != null).Select(f => f.Request).ToListAsync();
        requests.Distinct().Count().ShouldBe(requests.Count, "one fact of a request");
    }

    static async Task PlacesAddUpAsync(DantainDb db, int day, List<Booking> bookings, List<Item> items)
    {
        var freed = new[] { BookingState.CancelledByCitizen, BookingState.RevokedByOffice, BookingState.Expired, BookingState.Moved };
        var used = bookings.Where(b => !freed.Contains(b.State)).ToDictionary(b => b.No);
        var slots = await db.Slots.AsNoTracking().Where(s => s.Day == day).ToListAsync();
        var taken = items.Where(i => used.ContainsKey(i.Booking)).SelectMany(i => PlacesOf(i, used[i.Booking], slots)).ToLookup(p => p.Slot, p => p.Places);
        foreach (var slot in slots)
        {
            slot.Taken.ShouldBe(taken[slot.No].Sum(), $"places taken of {slot}");
            slot.Taken.ShouldBeLessThanOrEqualTo(slot.Capacity);
        }
        foreach (var stock in await db.Stocks.AsNoTracking().Where(s => s.Day == day).ToListAsync())
            stock.Taken.ShouldBe(items.Count(i => i.Blank == stock.No), "cards taken");
    }

    static (int Slot, int Places)[] PlacesOf(Item item, Booking booking, List<Slot> slots)
    {
        if (item.Spread is null) return [(slots.Single(s => (s.Group, s.Channel, s.Start) == (item.Group, booking.Channel, booking.Start)).No, item.Places)];
        (int Slot, int Places)[] spread = [.. item.Spread.Split(' ').Select(part => (int.Parse(part.Split(':')[0], null), int.Parse(part.Split(':')[1], null)))];
        spread.Sum(p => p.Places).ShouldBe(item.Places, $"{item}");
        spread.Select(p => slots.Single(s => s.No == p.Slot)).ShouldAllBe(s => s.Group == item.Group && s.Channel == booking.Channel && s.Start >= booking.Start);
        return spread;
    }

    static async Task NumbersHaveNoGapAsync(DantainDb db, int day, List<Booking> bookings)
    {
        var series = await db.Series.AsNoTracking().Where(s => s.Day == day).ToDictionaryAsync(s => s.No, s => s.Last);
        var numbers = bookings.Where(b => b.Number is not null).GroupBy(b => b.Series!.Value).ToDictionary(g => g.Key, g => g.Select(b => b.Number!.Value).Order().ToArray());
        numbers.Keys.Order().ShouldBe(series.Keys.Order());
        foreach (var (no, given) in numbers) given.ShouldBe(Enumerable.Range(1, series[no]), $"numbers of series {no}");
    }
}
