using System.Text.Json;
using CityDay.Wire;

namespace CityDay.Offices;

/// <summary>A time of one group with what is free there for people who book ahead.</summary>
sealed record FreeTime(TimeOnly Start, int Minutes, int Free);

/// <summary>The free places of one office on one date, as everyone may read them.</summary>
sealed record FreeTimes(bool Open, IReadOnlyDictionary<string, (int MinutesPerPlace, FreeTime[] Times)> Groups)
{
    public static readonly FreeTimes None = new(false, new Dictionary<string, (int, FreeTime[])>());

    public static async Task<FreeTimes> ReadAsync(Caller anyone, string office, string date)
    {
        if (await anyone.GetAsync($"/offices/{office}/days/{date}/availability") is not { } day) return None;
        return new(day.GetProperty("open").GetBoolean(), day.GetProperty("groups").EnumerateArray().ToDictionary(g => g.GetProperty("group").GetString()!,
            g => (g.GetProperty("minutesPerPlace").GetInt32(), g.GetProperty("slots").EnumerateArray().Select(Read).ToArray())));
    }

    static FreeTime Read(JsonElement slot) =>
        new(TimeOnly.ParseExact(slot.GetProperty("start").GetString()!, "HH:mm"), slot.GetProperty("minutes").GetInt32(), slot.GetProperty("free").GetInt32());

    public TimeOnly? FirstStart => Groups.Count == 0 ? null : Groups.Values.SelectMany(g => g.Times).Select(t => t.Start).DefaultIfEmpty().Min();
    public TimeOnly? LastEnd => Groups.Count == 0 ? null : Groups.Values.SelectMany(g => g.Times).Select(t => t.Start.AddMinutes(t.Minutes)).DefaultIfEmpty().Max();
    public int FreeOf(string group) => Groups.TryGetValue(group, out var g) ? g.Times.Sum(t => t.Free) : 0;

    /// <summary>The times from this one on at which all these services still fit together.</summary>
    public IReadOnlyList<TimeOnly> Fitting(IReadOnlyCollection<Service> services, TimeOnly from)
    {
        if (services.Any(s => !Groups.ContainsKey(s.Group))) return [];
        var needs = services.GroupBy(s => s.Group).ToDictionary(g => g.Key, g => g.Sum(Places));
        return [.. Groups[needs.Keys.First()].Times.Select(t => t.Start).Where(at => at > from && needs.All(n => Groups[n.Key].Times.Any(t => t.Start == at && t.Free >= n.Value)))];
    }

    int Places(Service service) => Math.Max(1, (service.Minutes + Groups[service.Group].MinutesPerPlace - 1) / Groups[service.Group].MinutesPerPlace);
}
