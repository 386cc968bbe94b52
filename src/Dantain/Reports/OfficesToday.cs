using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Reports;

/// <summary>How an office stands on a date: who is expected, who is present, who has been served, and how good the estimates of the waits were.</summary>
public sealed record OfficeToday(int Office, DayState State, int Expected, int Waiting, int AtCounters, int Served, int Missed, int NoShows, ToldWaits? Told = null);

/// <summary>All offices of a date that anyone has asked for, by office number.</summary>
public static class OfficesToday
{
    public static async Task<IReadOnlyList<OfficeToday>> ReadAsync(DantainDb db, DateOnly date)
    {
        var days = await db.Days.AsNoTracking().Where(d => d.Date == date).OrderBy(d => d.Office).ToListAsync();
        int[] ids = [.. days.Select(d => d.Id)];
        var bookings = await db.Bookings.Where(b => ids.Contains(b.Day)).GroupBy(b => new { b.Day, b.State }).Select(g => new { g.Key.Day, g.Key.State, Count = g.Count() }).ToListAsync();
        var tickets = await db.Tickets.Where(t => ids.Contains(t.Day)).GroupBy(t => new { t.Day, t.State }).Select(g => new { g.Key.Day, g.Key.State, Count = g.Count() }).ToListAsync();
        var told = await ToldWaits.ReadAsync(db, ids);
        return
        [
            .. days.Select(d => new OfficeToday(d.Office, d.State, Booked(d, BookingState.Confirmed),
                Count(d, TicketState.Waiting, TicketState.Transferred, TicketState.Parked), Count(d, TicketState.Called, TicketState.Serving),
                Count(d, TicketState.Served), Count(d, TicketState.Missed), Booked(d, BookingState.NoShow), told.GetValueOrDefault(d.Id))),
        ];

        int Booked(DayHead day, BookingState state) => bookings.Where(b => b.Day == day.Id && b.State == state).Sum(b => b.Count);
        int Count(DayHead day, params TicketState[] states) => tickets.Where(t => t.Day == day.Id && states.Contains(t.State)).Sum(t => t.Count);
    }
}
