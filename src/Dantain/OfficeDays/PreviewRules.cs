using Dantain.Cities;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.OfficeDays;

/// <summary>What a new version of the rules would do to one drafted day, in numbers and without a person.</summary>
/// <param name="Displaced">Places taken above what would be wanted, in the times that change.</param>
/// <param name="NotAdded">Times the rules have and the drafted day does not: they come with days drafted later.</param>
public sealed record DayPreview(string Office, DateOnly Date, int Before, int After, int Displaced, int NotAdded);

/// <summary>Which drafted days a pack would change if it were imported now; it changes nothing.</summary>
public static class PreviewRules
{
    public static async Task<IReadOnlyList<DayPreview>> RunAsync(Store store, City inForce, City planned, DateTimeOffset now)
    {
        var local = now.ToOffset(inForce.Zone.BaseUtcOffset).DateTime;
        var (today, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        var end = today.AddDays(planned.Rules.OpenDays);
        await using var db = store.Open();
        var days = await db.Days.AsNoTracking().Where(d => d.Date >= today && d.Date < end && d.State == DayState.Open).OrderBy(d => d.Date).ThenBy(d => d.Office).ToListAsync();
        var previews = new List<DayPreview>();
        foreach (var day in days)
        {
            if (planned.Office(day.Office) is not { } office) continue;
            var changes = PlanChange.Between(inForce, planned, day.Office, day.Date).Where(c => day.Date > today || c.Start > time).ToArray();
            if (changes.Length == 0) continue;
            var slots = await db.Slots.AsNoTracking().Where(s => s.Day == day.Id).ToListAsync();
            previews.Add(Of(office, day.Date, changes, slots));
        }
        return previews;
    }

    static DayPreview Of(Office office, DateOnly date, PlanChange[] changes, List<Slot> slots)
    {
        var there = changes.Select(c => (Change: c, Slot: slots.FirstOrDefault(c.IsOf))).Where(c => c.Slot is not null).ToArray();
        var displaced = there.Sum(c => Math.Max(0, c.Slot!.Taken - c.Change.After));
        return new(office.Code, date, there.Sum(c => c.Slot!.Wanted), there.Sum(c => c.Change.After), displaced, changes.Length - there.Length);
    }
}
