using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Bookings;

/// <summary>A visit whose promise its day cannot keep, with the numbers of its services.</summary>
public sealed record DisplacedVisit(DayId Day, Booking Booking, IReadOnlyList<int> Services);

/// <summary>Whom an office owes another time, from the database.</summary>
public static class DisplacedVisits
{
    /// <summary>Whether this visit cannot be served as promised and can still be moved.</summary>
    public static async Task<bool> IsDisplacedAsync(DantainDb db, Booking booking)
    {
        if (booking.State != BookingState.Confirmed) return false;
        return (await OfDayAsync(db, booking.Day)).Any(v => v.Booking.No == booking.No);
    }

    /// <summary>All of the city from this date on, in order of office, date and time; without what was sealed.</summary>
    public static async Task<IReadOnlyList<DisplacedVisit>> AllAsync(DantainDb db, DateOnly from)
    {
        var lacking = await db.Days.AsNoTracking().Where(d => d.Date >= from && d.State == DayState.Open && (db.Slots.Any(s => s.Day == d.Id && s.Taken > s.Wanted) || db.Stocks.Any(s => s.Day == d.Id && s.Short > 0)))
            .OrderBy(d => d.Office).ThenBy(d => d.Date).Select(d => d.Id).ToListAsync();
        var all = new List<DisplacedVisit>();
        foreach (var day in lacking) all.AddRange(await OfDayAsync(db, day));
        return all;
    }

    static async Task<IEnumerable<DisplacedVisit>> OfDayAsync(DantainDb db, int day)
    {
        var slots = await db.Slots.AsNoTracking().Where(s => s.Day == day && s.Taken > s.Wanted).ToListAsync();
        var stocks = await db.Stocks.AsNoTracking().Where(s => s.Day == day && s.Short > 0).ToListAsync();
        if (slots.Count == 0 && stocks.All(s => s.Displaced == 0)) return [];
        var bookings = await db.Bookings.AsNoTracking().Where(b => b.Day == day).ToListAsync();
        var items = (await db.Items.AsNoTracking().Where(i => i.Day == day).ToListAsync()).ToLookup(i => i.Booking);
        var displaced = Displacement.Of(slots, stocks, bookings, b => items[b.No]);
        return bookings.Where(b => b.State == BookingState.Confirmed && displaced.Contains(b.No)).OrderBy(b => b.Start).ThenBy(b => b.No)
            .Select(b => new DisplacedVisit(new(day), (Booking)b.Remembered(), [.. items[b.No].Select(i => i.Service)]));
    }

    /// <summary>The sealed person of one of them, for its new place.</summary>
    public static async Task<byte[]?> SealedAsync(Store store, DisplacedVisit visit)
    {
        await using var db = store.Open();
        return await db.Bookings.Where(b => b.Day == visit.Day.Value && b.No == visit.Booking.No).Select(b => b.Sealed).SingleOrDefaultAsync();
    }
}
