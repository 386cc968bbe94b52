using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>What a work list shows of an office.</summary>
public enum WorkFilter { Open = 1, Overdue = 2, Incomplete = 3, Centre = 4, Ready = 5, OnTheWay = 6, Uncollected = 7, Lost = 8 }

/// <summary>What a work list goes by.</summary>
/// <param name="Today">A promise for an earlier date is overdue.</param>
/// <param name="ReadyBefore">What was ready before is uncollected for long.</param>
/// <param name="SentBefore">What left before and has not come is perhaps lost.</param>
public sealed record WorkBounds(DateOnly Today, DateTimeOffset ReadyBefore, DateTimeOffset SentBefore)
{
    public static WorkBounds Of(CityClock clock, Rules rules) =>
        new(clock.Today, clock.Instant(clock.Today.AddDays(-rules.UncollectedDays), default), clock.Now.AddHours(-rules.LostHours));
}

/// <summary>What somebody above an office is to know of its papers.</summary>
public sealed record OfficeTrouble(int Office, int Overdue, int Uncollected, int Lost);

/// <summary>An application with the number the person had that day.</summary>
public sealed record WorkRow(Application Application, string? Number);

/// <summary>The applications an office has in hand: what waits for whom, what is late, what nobody has collected for long.</summary>
public static class WorkList
{
    public static async Task<IReadOnlyList<WorkRow>> ReadAsync(DantainDb db, int office, WorkFilter filter, WorkBounds bounds, int most)
    {
        var all = Of(db, office, filter, bounds);
        // The oldest promise first; what has none, and what waits to be collected, by age.
        var ordered = filter is WorkFilter.Ready or WorkFilter.Uncollected ? all.OrderBy(a => a.ReadyAt) : all.OrderBy(a => a.PromisedOn == null).ThenBy(a => a.PromisedOn).ThenBy(a => a.OpenedAt);
        var rows = await ordered.Take(most).Select(a => new { Application = a, Booking = db.Bookings.Where(b => b.Day == a.Day && b.No == a.Booking).Select(b => new { b.Series, b.Number }).FirstOrDefault() }).AsNoTracking().ToListAsync();
        return [.. rows.Select(r => new WorkRow(r.Application, r.Booking is { Series: { } series, Number: { } number } ? Series.Show(series, number) : null))];
    }

    public static async Task<IReadOnlyDictionary<WorkFilter, int>> CountAsync(DantainDb db, int office, WorkBounds bounds)
    {
        var counts = new Dictionary<WorkFilter, int>();
        foreach (var filter in Enum.GetValues<WorkFilter>()) counts[filter] = await Of(db, office, filter, bounds).CountAsync();
        return counts;
    }

    /// <summary>The offices whose papers somebody should ask about, by number; what is perhaps lost counts for the office it left.</summary>
    public static async Task<IReadOnlyList<OfficeTrouble>> TroublesAsync(DantainDb db, WorkBounds bounds)
    {
        var open = db.Applications.Where(a => a.EndedAt == null);
        var overdue = await ByOfficeAsync(Overdue(open, bounds));
        var uncollected = await ByOfficeAsync(Uncollected(open, bounds));
        var lost = await ByOfficeAsync(open.Where(a => db.Manifests.Any(m => m.Id == a.Manifest && m.SentAt < bounds.SentBefore)));
        return
        [
            .. overdue.Keys.Union(uncollected.Keys).Union(lost.Keys).Order()
                .Select(o => new OfficeTrouble(o, overdue.GetValueOrDefault(o), uncollected.GetValueOrDefault(o), lost.GetValueOrDefault(o))),
        ];

        static Task<Dictionary<int, int>> ByOfficeAsync(IQueryable<Application> some) =>
            some.GroupBy(a => a.Office).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    /// <summary>All documents of the visit that this one belongs to: they are on one receipt.</summary>
    public static async Task<IReadOnlyList<Application>> OfVisitAsync(DantainDb db, int day, int booking) =>
        await db.Applications.AsNoTracking().Where(a => a.Day == day && a.Booking == booking && a.State != ApplicationState.Withdrawn).OrderBy(a => a.Fact).ThenBy(a => a.Place).ToListAsync();

    static IQueryable<Application> Overdue(IQueryable<Application> open, WorkBounds bounds) =>
        open.Where(a => a.PromisedOn < bounds.Today && (a.State == ApplicationState.Received || a.State == ApplicationState.InProcess));

    static IQueryable<Application> Uncollected(IQueryable<Application> open, WorkBounds bounds) =>
        open.Where(a => a.State == ApplicationState.Ready && a.Manifest == null && a.ReadyAt < bounds.ReadyBefore);

    static IQueryable<Application> Of(DantainDb db, int office, WorkFilter filter, WorkBounds bounds)
    {
        var here = db.Applications.Where(a => a.Office == office && a.EndedAt == null);
        return filter switch
        {
            WorkFilter.Overdue => Overdue(here, bounds),
            WorkFilter.Incomplete => here.Where(a => a.State == ApplicationState.ReturnedIncomplete),
            WorkFilter.Centre => here.Where(a => a.State == ApplicationState.WaitingForCentre),
            WorkFilter.Ready => here.Where(a => a.State == ApplicationState.Ready && a.Manifest == null),
            WorkFilter.OnTheWay => db.Applications.Where(a => a.EndedAt == null && a.Manifest != null && db.Manifests.Any(m => m.Id == a.Manifest && (m.From == office || m.To == office))),
            WorkFilter.Uncollected => Uncollected(here, bounds),
            WorkFilter.Lost => db.Applications.Where(a => a.EndedAt == null && a.Manifest != null && db.Manifests.Any(m => m.Id == a.Manifest && (m.From == office || m.To == office) && m.SentAt < bounds.SentBefore)),
            _ => here.Where(a => a.Manifest == null && (a.State == ApplicationState.Received || a.State == ApplicationState.InProcess)),
        };
    }
}
