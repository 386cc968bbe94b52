using Dantain.Cities;

namespace Dantain.Bookings;

/// <summary>What sets an office apart, so that the page can say why it stands where it stands; what several share is no merit of any.</summary>
public enum Merit { Nearest, Soonest, Quietest }

/// <summary>One office in the order it is offered. <paramref name="Km"/> is the straight line from the centre of where the person lives; null for people from elsewhere.</summary>
public sealed record RankedOffice(NextFree Next, double? Km, IReadOnlyList<Merit> Merits)
{
    public Office Office => Next.Office;
    public bool IsFree => Next.State == FreeState.Free;
}

/// <summary>
/// Distance, next free time, load and expected wait together: a day of waiting weighs as much as three kilometres, a full day and an hour in the hall as much as two each.
/// Every office is listed; nobody is sent anywhere.
/// </summary>
public static class RankOffices
{
    const double KmADay = 3, KmOfAFullDay = 2, KmOfAnHour = 2, EarthKm = 6371;

    /// <param name="offices">With the next free time of each.</param>
    /// <param name="home">Where the person lives; null for people from elsewhere.</param>
    /// <param name="today">Today in the city.</param>
    /// <param name="waits">About how many minutes one waits in the hall at that time, by office number; nothing counts for offices of which it is not known.</param>
    public static IReadOnlyList<RankedOffice> For(IReadOnlyList<NextFree> offices, (double Lat, double Lng)? home, DateOnly today, IReadOnlyDictionary<int, int>? waits = null)
    {
        var free = offices.Where(o => o.State == FreeState.Free).ToArray();
        var nearest = home is { } from && free.Length > 0 ? free.MinBy(o => Km(from, o.Office)) : null;
        var soonest = free.MinBy(o => (o.Date, o.Start)) is { } first && free.Count(o => (o.Date, o.Start) == (first.Date, first.Start)) == 1 ? first : null;
        var quietest = free.Length > 1 && free.Min(o => o.Load) is var least && free.Count(o => o.Load == least) == 1 ? free.MinBy(o => o.Load) : null;
        return
        [
            .. offices.Select(o => new RankedOffice(o, home is { } h ? Km(h, o.Office) : null, MeritsOf(o)))
                .OrderBy(o => o.Next.State).ThenBy(o => Cost(o, today) + (waits?.GetValueOrDefault(o.Office.No) ?? 0) / 60.0 * KmOfAnHour).ThenBy(o => o.Office.No),
        ];

        Merit[] MeritsOf(NextFree office) =>
        [
            .. office == nearest ? [Merit.Nearest] : Array.Empty<Merit>(),
            .. office == soonest ? [Merit.Soonest] : Array.Empty<Merit>(),
            .. office == quietest ? [Merit.Quietest] : Array.Empty<Merit>(),
        ];
    }

    static double Cost(RankedOffice office, DateOnly today) =>
        (office.Km ?? 0) + (office.Next.Date is { } date ? (date.DayNumber - today.DayNumber) * KmADay : 0)
        + (office.Next.Start is { } start ? start.ToTimeSpan().TotalDays * KmADay : 0) + office.Next.Load * KmOfAFullDay;

    /// <summary>The straight line; within a city the curve of the earth is of no account, the convergence of its meridians is.</summary>
    public static double Km((double Lat, double Lng) from, Office office)
    {
        var north = double.DegreesToRadians(office.Lat - from.Lat);
        var east = double.DegreesToRadians(office.Lng - from.Lng) * Math.Cos(double.DegreesToRadians((office.Lat + from.Lat) / 2));
        return EarthKm * Math.Sqrt(north * north + east * east);
    }
}
