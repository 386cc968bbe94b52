using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Bookings;

/// <summary>A visit that the office cannot serve as promised; without a name, which is only shown to who looks at it.</summary>
/// <param name="Reached">When staff last spoke with the person; null while nobody has.</param>
public sealed record DisplacedVisit(Booking Booking, int[] Services, DateTimeOffset? Reached)
{
    /// <summary>Its day is over or it was taken back: there is nothing left to move, only somebody to be told.</summary>
    public bool IsOver => Booking.State == BookingState.RevokedByOffice;
}

/// <summary>Whom an office owes another time, a day at a time, from the database.</summary>
public static class DisplacedVisits
{
    /// <summary>Displaced visits, and those the office took back, in order of their time.</summary>
    public static async Task<IReadOnlyList<DisplacedVisit>> OfDayAsync(DantainDb db, DayId day)
    {
        var slots = await db.Slots.AsNoTracking().Where(s => s.Day == day.Value && s.Taken > s.Wanted).ToListAsync();
        var stocks = await db.Stocks.AsNoTracking().Where(s => s.Day == day.Value && s.Short > 0).ToListAsync();
        var bookings = await db.Bookings.AsNoTracking().Where(b => b.Day == day.Value && (slots.Count + stocks.Count > 0 || b.State == BookingState.RevokedByOffice)).ToListAsync();
        if (bookings.Count == 0) return [];
        var items = (await db.Items.AsNoTracking().Where(i => i.Day == day.Value).ToListAsync()).ToLookup(i => i.Booking);
        var displaced = Displacement.Of(slots, stocks, bookings, b => items[b.No]);
        var reached = await db.ReachedVisits.AsNoTracking().Where(r => r.Day == day.Value).ToDictionaryAsync(r => r.Booking, r => r.At);
        return
        [
            .. from booking in bookings
               where booking.State == BookingState.RevokedByOffice || booking.State == BookingState.Confirmed && displaced.Contains(booking.No)
               orderby booking.Start, booking.No
               select new DisplacedVisit(booking, [.. items[booking.No].OrderBy(i => i.No).Select(i => i.Service)], reached.TryGetValue(booking.No, out var at) ? at : null),
        ];
    }

    /// <summary>Days from a date on that have any, each with how many nobody has reached yet.</summary>
    public static async Task<IReadOnlyList<(DayId Day, int All, int Left)>> DaysAsync(DantainDb db, DateOnly from)
    {
        var days = await db.Days.Where(d => d.Date >= from && (db.Slots.Any(s => s.Day == d.Id && s.Taken > s.Wanted) || db.Stocks.Any(s => s.Day == d.Id && s.Taken > s.Capacity - s.Short)
            || db.Bookings.Any(b => b.Day == d.Id && b.State == BookingState.RevokedByOffice))).OrderBy(d => d.Date).ThenBy(d => d.Office).Select(d => d.Id).ToListAsync();
        var found = new List<(DayId, int, int)>();
        foreach (var id in days.Select(d => new DayId(d)))
            if (await OfDayAsync(db, id) is { Count: > 0 } visits) found.Add((id, visits.Count, visits.Count(v => v.Reached is null)));
        return found;
    }

    /// <summary>Whether this visit is one of them and can still be moved.</summary>
    public static async Task<bool> IsDisplacedAsync(DantainDb db, Booking booking) =>
        booking.State == BookingState.Confirmed && (await db.Slots.AnyAsync(s => s.Day == booking.Day && s.Taken > s.Wanted) || await db.Stocks.AnyAsync(s => s.Day == booking.Day && s.Taken > s.Capacity - s.Short))
        && (await OfDayAsync(db, new(booking.Day))).Any(v => v.Booking.No == booking.No);
}

/// <summary>Marks that a person was spoken with; once is enough, whoever does it.</summary>
public sealed class MarkReached(Store store, CityClock clock)
{
    public async Task RunAsync(DayId day, int booking, int staff)
    {
        await using var db = store.Open();
        if (!await db.Bookings.AnyAsync(b => b.Day == day.Value && b.No == booking) || await db.ReachedVisits.AnyAsync(r => r.Day == day.Value && r.Booking == booking)) return;
        db.Add(new ReachedVisit { Day = day.Value, Booking = booking, At = clock.Now, Staff = staff });
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { if (!await db.ReachedVisits.AsNoTracking().AnyAsync(r => r.Day == day.Value && r.Booking == booking)) throw; }
    }
}
