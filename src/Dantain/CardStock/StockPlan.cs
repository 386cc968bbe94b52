using Dantain.OfficeDays;

namespace Dantain.CardStock;

/// <summary>Cards of one kind on one day, as its row has them.</summary>
/// <param name="Id">Which day.</param>
/// <param name="Version">Of the day when it was read.</param>
/// <param name="Pack">Version of the rules the day follows.</param>
/// <param name="Planned">Cards a day by the rules.</param>
/// <param name="Wanted">Cards the day may promise now.</param>
/// <param name="Taken">Promised and handed over.</param>
/// <param name="Promised">Of these, not yet handed over.</param>
public sealed record StockDay(DayId Id, int Version, int Pack, int Planned, int Wanted, int Taken, int Promised);

/// <summary>
/// How many cards each of the coming days may promise: what is there goes first to promises that stand, the nearest day before the next; only
/// what is left is promised anew, again the nearest day first. Cards that are to come count from their date on. A day never gets more than
/// the rules plan.
/// </summary>
public static class StockPlan
{
    /// <param name="state">The stock as it stands, or would.</param>
    /// <param name="days">In order of date, the first is today or later.</param>
    /// <returns>What each day may have, cards handed over included.</returns>
    public static IReadOnlyList<int> For(StockState state, IReadOnlyList<StockDay> days)
    {
        var (kept, left, came) = (new int[days.Count], new int[days.Count], 0);
        var stock = Math.Max(0, state.Balance);
        for (var i = 0; i < days.Count; i++)
        {
            var there = state.Expected.Where(e => e.On >= days[0].Id.Date && e.On <= days[i].Id.Date).Sum(e => e.Cards);
            stock += there - came;
            came = there;
            kept[i] = Math.Min(days[i].Promised, stock);
            stock -= kept[i];
            left[i] = stock;
        }
        var plan = new int[days.Count];
        for (var i = 0; i < days.Count; i++)
        {
            // A card given away today is missing on every later day: none of those may fall below its promises.
            var gone = days[i].Taken - days[i].Promised;
            var more = Math.Clamp(left[i..].Min(), 0, Math.Max(0, days[i].Planned - gone - kept[i]));
            for (var j = i; j < days.Count; j++) left[j] -= more;
            plan[i] = gone + kept[i] + more;
        }
        return plan;
    }
}
