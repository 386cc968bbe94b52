using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.CardStock;

/// <summary>
/// Brings what the coming days may promise in line with the stock. By itself it only opens and closes free places: a promise is broken when
/// somebody has seen how many it are and says so.
/// </summary>
public sealed class FollowStock(Store store, OfficeStock stocks, RecordStock ledger, OfficeDayRunner runner, CityVersions cities, CityClock clock)
{
    /// <summary>What this node has seen and brought in line: it only saves looking again.</summary>
    readonly Dictionary<(int Office, int Blank), string> seen = [];
    DateOnly written;

    /// <summary>All offices whose cards somebody has counted.</summary>
    public async Task RunAsync()
    {
        await using var db = store.Open();
        var counted = await db.BlankEntries.GroupBy(e => new { e.Office, e.Blank }).Select(g => new { g.Key.Office, g.Key.Blank, Last = g.Max(e => e.No) }).ToListAsync();
        var city = cities.Current;
        foreach (var one in counted)
        {
            if (city.Office(one.Office) is not { } office || OfficeStock.KindsOf(city, office).FirstOrDefault(b => b.No == one.Blank) is not { } kind) continue;
            if (written < clock.Today) await ledger.WriteUsedAsync(office, kind);
            var state = $"{clock.Today.DayNumber} {city.Version} {one.Last} {await VersionsAsync(office)}";
            if (seen.GetValueOrDefault((one.Office, one.Blank)) == state) continue;
            if (await FollowAsync(await stocks.ReadAsync(office, kind), breaks: false, Actor.System)) seen[(one.Office, one.Blank)] = state;
        }
        written = clock.Today;
    }

    /// <summary>One kind, at once.</summary>
    /// <param name="office">Where.</param>
    /// <param name="kind">Which.</param>
    /// <param name="breaks">Promises for which there is no card are broken: their people are told and offered other times.</param>
    /// <param name="actor">Who.</param>
    public async Task RunAsync(Office office, BlankKind kind, bool breaks, Actor actor) => await FollowAsync(await stocks.ReadAsync(office, kind), breaks, actor);

    /// <summary>False when the lane was too busy or the database away: to be tried again.</summary>
    async Task<bool> FollowAsync(KindStock stock, bool breaks, Actor actor)
    {
        if (!stock.State.IsCounted) return true;
        foreach (var (day, cards) in stock.Days.Zip(stock.Plan))
        {
            var change = new StockChange(stock.Kind.No, day.Wanted, cards, KeepsPromises: !breaks);
            if (change.Wanted(day.Wanted, day.Taken) == day.Wanted) continue;
            var done = await runner.RunAsync(day.Id, new ReplanDay(day.Pack, [], [], [change]), actor, RequestId.For($"stock:{day.Id.Value}:{day.Version}:{stock.Kind.No}:{cards}:{breaks}"));
            if (done.Refusal is { Kind: RefusalKind.Busy }) return false;
        }
        return true;
    }

    async Task<string> VersionsAsync(Office office)
    {
        var versions = new List<int>();
        for (var ahead = 0; ahead < cities.Current.Rules.OpenDays; ahead++)
            if (await runner.ViewAsync(DayId.Of(office.No, clock.Today.AddDays(ahead))) is { } day) versions.Add(day.Head.Version);
        return string.Join(' ', versions);
    }
}
