using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Waitlists;

/// <summary>Everyone on the list as it stands, in fair order, and those whose wait is over by itself.</summary>
static class WaitingLine
{
    public static async Task<(IReadOnlyList<InLine> Line, IReadOnlyList<WaitlistEntry> Over)> ReadAsync(Store store, City city, CityClock clock)
    {
        await using var db = store.Open();
        var entries = await db.Waitlist.AsNoTracking().Where(e => e.State == WaitState.Waiting || e.State == WaitState.Offered).ToListAsync();
        if (entries.Count == 0) return ([], []);
        var items = (await (from e in db.Waitlist
                            where e.State == WaitState.Waiting || e.State == WaitState.Offered
                            join i in db.WaitlistItems on e.Id equals i.Entry
                            select i).AsNoTracking().ToListAsync()).ToLookup(i => i.Entry);
        string[] references = [.. entries.Select(e => e.Visit).OfType<string>()];
        var visits = references.Length == 0 ? [] : await db.Bookings.AsNoTracking().Where(b => references.Contains(b.Reference!) && b.State == BookingState.Confirmed).ToDictionaryAsync(b => b.Reference!);
        var (line, over) = (new List<InLine>(), new List<WaitlistEntry>());
        foreach (var entry in entries)
        {
            ItemAsk[] asks = [.. items[entry.Id].OrderBy(i => i.No).Select(i => new ItemAsk(i.Service, i.Subject))];
            var visit = entry.Visit is null ? null : visits.GetValueOrDefault(entry.Visit);
            var before = visit is null ? (DateTimeOffset?)null : clock.Instant(new DayId(visit.Day).Date, visit.Start);
            if (entry.LastDate < clock.Today || entry.Visit is not null && !(before?.AddMinutes(-city.Rules.CancelUntilMinutes) > clock.Now)) over.Add(entry);
            else line.Add(new(entry, asks, InLine.NeedsOf(city, asks), before) { VisitSealed = visit?.Sealed });
        }
        return ([.. NextInLine.Order(line)], over);
    }
}
