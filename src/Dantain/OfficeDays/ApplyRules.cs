using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>
/// Brings the drafted days of the open window to the rules in force: every time that a newer version plans differently is to have that many
/// places (<see cref="ChangePlaces"/>: fewer count at once, nobody who has a place loses it, the excess is displaced). Versions are applied
/// one after the other and the request id is made of version, day and slot, so two nodes, or one that starts again, do each once, and what
/// staff change on the day afterwards stands. A time that has begun stays as it is, and times a drafted day does not have are not added.
/// </summary>
public static class ApplyRules
{
    /// <param name="applied">What this node has brought up to date: it only saves asking again.</param>
    public static async Task RunAsync(OfficeDayRunner runner, CityVersions cities, CityClock clock, Dictionary<DayId, int> applied)
    {
        var city = cities.Current;
        foreach (var past in applied.Keys.Where(d => d.Date < clock.Today).ToArray()) applied.Remove(past);
        foreach (var date in Enumerable.Range(0, city.Rules.OpenDays).Select(clock.Today.AddDays))
            foreach (var id in city.Offices.Select(o => DayId.Of(o.No, date)))
                if (applied.GetValueOrDefault(id) < city.Version && await ApplyAsync(id, runner, cities, clock)) applied[id] = city.Version;
    }

    /// <summary>False when the lane was too busy or the database away: to be tried again.</summary>
    static async Task<bool> ApplyAsync(DayId id, OfficeDayRunner runner, CityVersions cities, CityClock clock)
    {
        var newest = cities.Current.Version;
        if (await runner.ViewAsync(id) is not { Head.State: DayState.Open } day) return true;
        var before = day.City;
        for (var version = before.Version + 1; version <= newest; version++)
        {
            var after = await cities.VersionAsync(version);
            foreach (var change in PlanChange.Between(before, after, id.Office, id.Date))
            {
                if (day.Slots.FirstOrDefault(change.IsOf) is not { } slot || day.At(slot.Start) <= clock.Now) continue;
                var request = RequestId.For($"rules:{version}:{id.Value}:{slot.No}");
                if ((await runner.RunAsync(id, new ChangePlaces(slot.No, change.After), Actor.System, request)).Refusal is { Kind: RefusalKind.Busy }) return false;
            }
            before = after;
        }
        return true;
    }
}
