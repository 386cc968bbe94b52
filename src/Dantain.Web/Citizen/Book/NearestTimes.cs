using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.Web.Citizen.Book;

/// <summary>A free time that can be offered instead of one that is gone.</summary>
sealed record OtherTime(Office Office, DateOnly Date, TimeOnly Start)
{
    /// <summary>As the value of a button.</summary>
    public string Value => $"{Office.Code} {Iso.Write(Date)} {Iso.Write(Start)}";

    public static OtherTime? Parse(string? value, City city) =>
        value?.Split(' ') is [var office, var date, var start] && city.Office(office) is { } known && Iso.Date(date) is { Year: >= 2020 and < 2200 } day && Iso.Time(start) is { } time
            ? new(known, day, time) : null;
}

/// <summary>The free times nearest to one that is gone: the same office and day first, then the office's next days, then other offices.</summary>
sealed class NearestTimes(FreePlaces free, CityVersions cities, CityClock clock)
{
    public async Task<IReadOnlyList<OtherTime>> AroundAsync(Office office, DateOnly date, TimeOnly start, IReadOnlyList<ServiceType> services, int most = 3)
    {
        var found = new List<OtherTime>();
        for (var ahead = 0; ahead < cities.Current.Rules.OpenDays && found.Count < most; ahead++)
        {
            var day = clock.Today.AddDays(ahead);
            if (day < date) continue;
            var times = await free.TimesAsync(office, day, services);
            found.AddRange(times.Where(t => t.Free > 0).OrderBy(t => Math.Abs((t.Start - start).TotalMinutes) is var away && away > 720 ? 1440 - away : away)
                .Take(most - found.Count).Select(t => new OtherTime(office, day, t.Start)));
        }
        if (found.Count == most) return found;
        foreach (var next in (await free.NextAsync(services)).Where(n => n.State == FreeState.Free && n.Office != office).OrderBy(n => (n.Date, n.Start)).Take(most - found.Count))
            found.Add(new(next.Office, next.Date!.Value, next.Start!.Value));
        return found;
    }
}
