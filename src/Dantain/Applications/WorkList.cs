using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>What a work list shows of an office.</summary>
public enum WorkFilter { Open = 1, Overdue = 2, Incomplete = 3, Centre = 4, Ready = 5, OnTheWay = 6 }

/// <summary>An application with the number the person had that day.</summary>
public sealed record WorkRow(Application Application, string? Number);

/// <summary>The applications an office has in hand: what waits for whom, what is late, what nobody has collected for long.</summary>
public static class WorkList
{
    public static async Task<IReadOnlyList<WorkRow>> ReadAsync(DantainDb db, int office, WorkFilter filter, DateOnly today, int most)
    {
        var all = Of(db, office, filter, today);
        // The oldest promise first; what has none, and what waits to be collected, by age.
        var ordered = filter == WorkFilter.Ready ? all.OrderBy(a => a.ReadyAt) : all.OrderBy(a => a.PromisedOn == null).ThenBy(a => a.PromisedOn).ThenBy(a => a.OpenedAt);
        var rows = await ordered.Take(most).Select(a => new { Application = a, Booking = db.Bookings.Where(b => b.Day == a.Day && b.No == a.Booking).Select(b => new { b.Series, b.Number }).FirstOrDefault() }).AsNoTracking().ToListAsync();
        return [.. rows.Select(r => new WorkRow(r.Application, r.Booking is { Series: { } series, Number: { } number } ? Series.Show(series, number) : null))];
    }

    public static async Task<IReadOnlyDictionary<WorkFilter, int>> CountAsync(DantainDb db, int office, DateOnly today)
    {
        var counts = new Dictionary<WorkFilter, int>();
        foreach (var filter in Enum.GetValues<WorkFilter>()) counts[filter] = await Of(db, office, filter, today).CountAsync();
        return counts;
    }

    /// <summary>All documents of the visit that this one belongs to: they are on one receipt.</summary>
    public static async Task<IReadOnlyList<Application>> OfVisitAsync(DantainDb db, int day, int booking) =>
        await db.Applications.AsNoTracking().Where(a => a.Day == day && a.Booking == booking && a.State != ApplicationState.Withdrawn).OrderBy(a => a.Fact).ThenBy(a => a.Place).ToListAsync();

    static IQueryable<Application> Of(DantainDb db, int office, WorkFilter filter, DateOnly today)
    {
        var here = db.Applications.Where(a => a.Office == office && a.EndedAt == null);
        return filter switch
        {
            WorkFilter.Overdue => here.Where(a => a.PromisedOn < today && (a.State == ApplicationState.Received || a.State == ApplicationState.InProcess)),
            WorkFilter.Incomplete => here.Where(a => a.State == ApplicationState.ReturnedIncomplete),
            WorkFilter.Centre => here.Where(a => a.State == ApplicationState.WaitingForCentre),
            WorkFilter.Ready => here.Where(a => a.State == ApplicationState.Ready && a.Manifest == null),
            WorkFilter.OnTheWay => db.Applications.Where(a => a.EndedAt == null && a.Manifest != null && db.Manifests.Any(m => m.Id == a.Manifest && (m.From == office || m.To == office))),
            _ => here.Where(a => a.Manifest == null && (a.State == ApplicationState.Received || a.State == ApplicationState.InProcess)),
        };
    }
}
