using Dantain.Cities;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.OfficeDays;

/// <summary>What a new version of the rules would do to one drafted day, without a person.</summary>
/// <param name="Before">Places in the times that change.</param>
/// <param name="Displaced">Confirmed visits that would newly have no place, in order of their time.</param>
public sealed record DayPreview(string Office, DateOnly Date, int Before, int After, IReadOnlyList<Booking> Displaced);

/// <summary>Which drafted days new rules would change if they were in force now: it decides on copies of its own and changes nothing.</summary>
public static class PreviewRules
{
    public static async Task<IReadOnlyList<DayPreview>> RunAsync(Store store, City inForce, City planned, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(inForce.Zone.BaseUtcOffset).DateTime);
        var end = today.AddDays(planned.Rules.OpenDays);
        await using var db = store.Open();
        var days = await db.Days.AsNoTracking().Where(d => d.Date >= today && d.Date < end && d.State == DayState.Open).OrderBy(d => d.Date).ThenBy(d => d.Office).ToListAsync();
        var previews = new List<DayPreview>();
        foreach (var head in days)
        {
            if (inForce.Office(head.Office) is not { } office) continue;
            var changes = PlanChanges.Between(inForce, planned, head.Office, head.Date);
            if (!changes.IsEmpty) previews.Add(Of(office, await CopyAsync(db, head, inForce), changes, planned, now));
        }
        return previews;
    }

    static DayPreview Of(Office office, OfficeDay day, PlanChanges changes, City planned, DateTimeOffset now)
    {
        var (before, places) = (day.Displaced(), Places());
        new ReplanDay(planned.Version, changes.Slots, changes.Counters, changes.Stocks).Decide(day, now);
        return new(office.Code, day.Date, places, Places(), [.. day.Displaced().Except(before).Select(no => day.Booking(no)!).OrderBy(b => b.Start).ThenBy(b => b.No)]);

        int Places() => day.Slots.All.Where(s => changes.Slots.Any(c => c.IsOf(s))).Sum(s => s.Wanted);
    }

    /// <summary>A day as the database has it, to decide on.</summary>
    internal static async Task<OfficeDay> CopyAsync(DantainDb db, DayHead head, City city)
    {
        var day = new OfficeDay(head, city);
        foreach (var slot in await db.Slots.AsNoTracking().Where(s => s.Day == head.Id).ToListAsync()) day.Slots.Load(slot);
        foreach (var stock in await db.Stocks.AsNoTracking().Where(s => s.Day == head.Id).ToListAsync()) day.Stocks.Load(stock);
        foreach (var counter in await db.Counters.AsNoTracking().Where(c => c.Day == head.Id).ToListAsync()) day.Counters.Load(counter);
        foreach (var booking in await db.Bookings.AsNoTracking().Where(b => b.Day == head.Id).ToListAsync()) day.Bookings.Load(booking);
        foreach (var item in await db.Items.AsNoTracking().Where(i => i.Day == head.Id).ToListAsync()) day.Items.Load(item);
        return day;
    }
}
