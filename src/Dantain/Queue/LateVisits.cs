using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Queue;

/// <summary>Who has said that they will be late and has not come yet: number and booked time, the earliest first.</summary>
public static class LateVisits
{
    /// <summary>Whoever says it twice has said it once; and whether it was said is found by this alone.</summary>
    public static Guid RequestFor(DayId day, int booking) => RequestId.For($"late:{day.Value}:{booking}");

    public static Task<bool> IsSaidAsync(DantainDb db, DayId day, int booking)
    {
        var request = RequestFor(day, booking);
        return db.Facts.AnyAsync(f => f.Request == request);
    }

    public static async Task<IReadOnlyList<Booking>> ReadAsync(DantainDb db, DayId day)
    {
        var said = await db.Facts.AsNoTracking().Where(f => f.Day == day.Value && f.Kind == nameof(SaidLate)).ToListAsync();
        if (said.Count == 0) return [];
        int[] late = [.. said.Select(f => ((SaidLate)FactText.Read(f)).Booking)];
        return await db.Bookings.AsNoTracking().Where(b => b.Day == day.Value && late.Contains(b.No) && b.State == BookingState.Confirmed).OrderBy(b => b.Start).ThenBy(b => b.No).ToListAsync();
    }
}
