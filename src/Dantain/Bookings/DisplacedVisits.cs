using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Bookings;

/// <summary>Whom an office owes another time, from the database.</summary>
public static class DisplacedVisits
{
    /// <summary>Whether this visit cannot be served as promised and can still be moved.</summary>
    public static async Task<bool> IsDisplacedAsync(DantainDb db, Booking booking)
    {
        if (booking.State != BookingState.Confirmed) return false;
        var slots = await db.Slots.AsNoTracking().Where(s => s.Day == booking.Day && s.Taken > s.Wanted).ToListAsync();
        var stocks = await db.Stocks.AsNoTracking().Where(s => s.Day == booking.Day && s.Short > 0).ToListAsync();
        if (slots.Count == 0 && stocks.All(s => s.Displaced == 0)) return false;
        var bookings = await db.Bookings.AsNoTracking().Where(b => b.Day == booking.Day).ToListAsync();
        var items = (await db.Items.AsNoTracking().Where(i => i.Day == booking.Day).ToListAsync()).ToLookup(i => i.Booking);
        return Displacement.Of(slots, stocks, bookings, b => items[b.No]).Contains(booking.No);
    }
}
