using System.Collections.Concurrent;
using CityDay.Accounts;
using CityDay.Wire;

namespace CityDay.Checks;

/// <summary>Fetches what the host holds and holds it against every invariant.</summary>
static class Inspection
{
    /// <summary>Every invariant over these exports and these promises.</summary>
    public static List<Breach> Check(IReadOnlyList<DayExport> city, IReadOnlyCollection<Entry> ledger) =>
    [
        .. city.SelectMany(PlacesCheck.Of),
        .. city.SelectMany(NumbersCheck.Of),
        .. FactsCheck.Of(city),
        .. SubjectsCheck.Of(city),
        .. city.SelectMany(Replay.Of),
        .. city.SelectMany(ClosedDayCheck.Of),
        .. city.SelectMany(DrawCheck.Of),
        .. PromisesCheck.Of(city, ledger),
    ];

    /// <summary>The office-days of these dates at all offices, read by the administrator; one nobody has asked for yet is not there.</summary>
    public static async Task<IReadOnlyList<DayExport>> FetchAsync(Caller administrator, IReadOnlyList<string> offices, IEnumerable<string> dates)
    {
        var city = new ConcurrentBag<DayExport>();
        var wanted = dates.Distinct().SelectMany(d => offices.Select(o => (Office: o, Date: d))).ToArray();
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (day, _) =>
        {
            if (await administrator.GetAsync($"/offices/{day.Office}/days/{day.Date}/export") is { } export) city.Add(DayExport.Read(export));
        });
        return [.. city.OrderBy(d => d.Head.Date, StringComparer.Ordinal).ThenBy(d => d.Head.Office, StringComparer.Ordinal)];
    }

    /// <summary>Prints what is broken, the first of each kind in full, and says whether anything is.</summary>
    public static bool Report(IReadOnlyList<Breach> breaches)
    {
        foreach (var kind in breaches.GroupBy(b => b.Invariant))
        {
            foreach (var breach in kind.Take(12)) Console.WriteLine(breach);
            if (kind.Count() > 12) Console.WriteLine($"BROKEN {kind.Key}: and {kind.Count() - 12} more");
        }
        return breaches.Count == 0;
    }
}
