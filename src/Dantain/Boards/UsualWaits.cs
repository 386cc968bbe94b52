using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Boards;

/// <summary>About how long people who came to an office on this weekday in this hour have waited: the median, in steps of five minutes, rounded up.</summary>
public sealed record UsualHour(int Office, DayOfWeek Weekday, int Hour, int Minutes, int Visits);

/// <summary>
/// The usual wait of each office by weekday and hour, from the visits of the last eight weeks that ended before today. Read once a day into
/// memory, by a job; whoever asks reads no database. An hour that was seen on one day only, or with few visits, says nothing yet. Visits whose
/// times a clerk doubts are left out. The wait counts to the last call: on the
/// spot from the arrival, else from the booked time or the arrival, whichever is later.
/// </summary>
public sealed class UsualWaits(Store store, CityClock clock)
{
    public const int Weeks = 8;
    const int LeastVisits = 10, LeastDays = 2, Step = 5;

    volatile IReadOnlyList<UsualHour> hours = [];
    DateOnly? readOn;

    /// <summary>In the order of office, weekday and hour.</summary>
    public IReadOnlyList<UsualHour> All => hours;

    /// <summary>Null while too little is known of that hour.</summary>
    public int? MinutesAt(int office, DayOfWeek weekday, int hour) => hours.FirstOrDefault(h => h.Office == office && h.Weekday == weekday && h.Hour == hour)?.Minutes;

    /// <summary>Reads anew when a new day has begun; called by one job alone.</summary>
    public async Task FollowAsync()
    {
        if (readOn != clock.Today) await ReadAsync();
    }

    /// <summary>Reads anew now, whatever was read today.</summary>
    public async Task ReadAsync()
    {
        var today = clock.Today;
        var from = today.AddDays(-7 * Weeks);
        await using var db = store.Open();
        var days = await db.Days.Where(d => d.Date >= from && d.Date < today).Select(d => new { d.Office, d.Id }).ToListAsync();
        var read = new List<UsualHour>();
        foreach (var office in days.GroupBy(d => d.Office).OrderBy(o => o.Key)) read.AddRange(await OfAsync(db, office.Key, [.. office.Select(d => d.Id)]));
        (hours, readOn) = (read, today);
    }

    async Task<IEnumerable<UsualHour>> OfAsync(DantainDb db, int office, int[] days)
    {
        var doubts = await db.Facts.AsNoTracking().Where(f => days.Contains(f.Day) && f.Kind == nameof(TimingDoubted)).ToListAsync();
        var doubted = doubts.Select(f => (f.Day, ((TimingDoubted)History.FactText.Read(f)).Ticket)).ToHashSet();
        var served = await db.Tickets.Where(t => days.Contains(t.Day) && t.State == TicketState.Served && t.CalledAt != null)
            .Select(t => new { t.Day, t.No, t.Came, t.TurnFrom, t.ArrivedAt, t.CalledAt }).ToListAsync();
        return served.Where(t => !doubted.Contains((t.Day, t.No)))
            .Select(t => (t.Day, Since: t.Came != Coming.OnTheSpot && t.TurnFrom > t.ArrivedAt ? t.TurnFrom : t.ArrivedAt, Called: t.CalledAt!.Value))
            .Select(t => (t.Day, Came: clock.Local(t.Since), Minutes: Math.Max(0, (int)(t.Called - t.Since).TotalMinutes)))
            .GroupBy(t => (t.Came.DayOfWeek, t.Came.Hour))
            .Where(h => h.Count() >= LeastVisits && h.Select(t => t.Day).Distinct().Count() >= LeastDays)
            .Select(h => new UsualHour(office, h.Key.DayOfWeek, h.Key.Hour, Median([.. h.Select(t => t.Minutes).Order()]), h.Count()))
            .OrderBy(h => h.Weekday).ThenBy(h => h.Hour);
    }

    static int Median(int[] inOrder) => (inOrder[(inOrder.Length - 1) / 2] + Step - 1) / Step * Step;
}
