using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Queue;

/// <summary>Who is promised to come at these times of a day and has not come yet: number and time, the earliest first.</summary>
public static class ExpectedVisits
{
    /// <summary>Every visit of one time that may still come, has come, or was given up: with what is needed to open its person.</summary>
    public static Task<List<Booking>> AtAsync(DantainDb db, DayId day, TimeOnly start) =>
        db.Bookings.AsNoTracking().Where(b => b.Day == day.Value && b.Start == start && b.Sealed != null && (b.State == BookingState.Confirmed || b.State == BookingState.Arrived || b.State == BookingState.NoShow))
            .OrderBy(b => b.No).ToListAsync();

    /// <summary>Every visit of a day that has a number, also what is over: what a door knows people by while it is cut off.</summary>
    public static async Task<IReadOnlyList<Booking>> AllAsync(DantainDb db, DayId day) =>
        await db.Bookings.AsNoTracking().Where(b => b.Day == day.Value && b.Reference != null && b.Number != null)
            .OrderBy(b => b.Start).ThenBy(b => b.No).ToListAsync();

    public static async Task<IReadOnlyList<Booking>> ReadAsync(DantainDb db, DayId day, TimeOnly from, TimeOnly until) =>
        await db.Bookings.AsNoTracking().Where(b => b.Day == day.Value && b.State == BookingState.Confirmed && b.Start >= from && b.Start <= until)
            .OrderBy(b => b.Start).ThenBy(b => b.No).ToListAsync();
}
