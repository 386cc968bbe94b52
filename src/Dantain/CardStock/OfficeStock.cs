using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.CardStock;

/// <summary>One kind of card at one office: how it stands, and the days that follow from it.</summary>
/// <param name="Kind">Of the pack.</param>
/// <param name="ADay">Cards a day by the rules.</param>
/// <param name="State">As it stands.</param>
/// <param name="LastNo">Of the last line in the ledger; 0 while nobody has counted.</param>
/// <param name="Days">Today and the open days that follow the stock.</param>
public sealed record KindStock(BlankKind Kind, int ADay, StockState State, int LastNo, IReadOnlyList<StockDay> Days)
{
    public IReadOnlyList<int> Plan => State.IsCounted ? StockPlan.For(State, Days) : [.. Days.Select(d => d.Wanted)];

    /// <summary>Lasts for fewer days than the city wants to have.</summary>
    public bool IsLow(Rules rules) => State.IsCounted && State.Balance < rules.Stock.LowDays * ADay;
}

/// <summary>The stock of an office, from its ledger and its days.</summary>
public sealed class OfficeStock(Store store, RecordStock ledger, OfficeDayRunner runner, CityVersions cities, CityClock clock)
{
    /// <summary>The kinds an office counts, in the order of the pack.</summary>
    public static IEnumerable<BlankKind> KindsOf(City city, Office office) => city.Pack.Blanks.Where(b => office.BlanksADay.ContainsKey(b.Code));

    public async Task<KindStock> ReadAsync(Office office, BlankKind kind)
    {
        var days = new List<StockDay>();
        foreach (var date in Dates(office))
            if (await runner.ViewAsync(DayId.Of(office.No, date)) is { Head.State: DayState.Open } view && view.Stocks.FirstOrDefault(s => s.No == kind.No) is { } stock)
                days.Add(new(view.Id, view.Head.Version, view.Head.Pack, office.BlanksADay[kind.Code], stock.Wanted, stock.Taken, 0));
        await using var db = store.Open();
        var (state, last) = await ledger.LedgerAsync(db, office, kind);
        int[] ids = [.. days.Select(d => d.Id.Value)];
        var promised = await db.Items.Where(i => ids.Contains(i.Day) && i.Blank == kind.No && i.Active).GroupBy(i => i.Day).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return new(kind, office.BlanksADay[kind.Code], state, last.No, [.. days.Select(d => d with { Promised = Math.Min(d.Taken, promised.GetValueOrDefault(d.Id.Value)) })]);
    }

    /// <summary>Whose promise would be broken if the stock were this, beyond those that are already: on copies, and nothing is changed.</summary>
    public async Task<int> BreaksAsync(Office office, KindStock stock, StockState after)
    {
        var (plan, broken) = (StockPlan.For(after, stock.Days), 0);
        await using var db = store.Open();
        for (var i = 0; i < plan.Count; i++)
        {
            if (plan[i] >= stock.Days[i].Taken) continue;   // nobody can be
            var head = await db.Days.AsNoTracking().SingleAsync(d => d.Id == stock.Days[i].Id.Value);
            var day = await PreviewRules.CopyAsync(db, head, await cities.VersionAsync(head.Pack));
            var before = day.Displaced();
            new ReplanDay(head.Pack, [], [], [new(stock.Kind.No, stock.Days[i].Wanted, plan[i])]).Decide(day, clock.Now);
            broken += day.Displaced().Except(before).Count();
        }
        return broken;
    }

    /// <summary>Today, and as many open days after it as the rules say.</summary>
    IEnumerable<DateOnly> Dates(Office office)
    {
        var rules = cities.Current.Rules;
        var open = Enumerable.Range(0, rules.OpenDays).Select(clock.Today.AddDays).Where(d => cities.Current.OpenSpans(office, d).Count > 0).ToArray();
        return open.Where(d => d == clock.Today).Concat(open.Where(d => d > clock.Today).Take(rules.Stock.DaysAhead));
    }
}
