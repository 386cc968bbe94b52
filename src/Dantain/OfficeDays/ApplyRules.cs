using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>
/// Brings the drafted days of the open window to the rules in force (<see cref="ReplanDay"/>). Versions are applied one after the other and the
/// request id is made of version and day, so two nodes, or one that starts again, do each once, and what staff change on the day
/// afterwards stands.
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
                if (applied.GetValueOrDefault(id) < city.Version && await ApplyAsync(id, runner, cities)) applied[id] = city.Version;
    }

    /// <summary>False when the lane was too busy or the database away: to be tried again.</summary>
    static async Task<bool> ApplyAsync(DayId id, OfficeDayRunner runner, CityVersions cities)
    {
        var newest = cities.Current.Version;
        if (await runner.ViewAsync(id) is not { Head.State: DayState.Open } day) return true;
        var before = day.City;
        for (var version = before.Version + 1; version <= newest; version++)
        {
            var after = await cities.VersionAsync(version);
            var changes = PlanChanges.Between(before, after, id.Office, id.Date);
            // Rules that plan this day alike are taken over with the next that do not.
            if (!changes.IsEmpty)
            {
                var replan = new ReplanDay(version, changes.Slots, changes.Counters, changes.Stocks) { City = after };
                if ((await runner.RunAsync(id, replan, Actor.System, RequestId.For($"replan:{version}:{id.Value}"))).Refusal is { Kind: RefusalKind.Busy }) return false;
            }
            before = after;
        }
        return true;
    }
}
