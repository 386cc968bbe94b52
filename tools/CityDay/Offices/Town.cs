using System.Text.Json;
using CityDay.Accounts;
using CityDay.People;
using CityDay.Wire;

namespace CityDay.Offices;

/// <summary>The city this day is played in, as a stranger learns it from the host: its time, its offices, its services.</summary>
sealed class Town : IDisposable
{
    public required Caller Anyone { get; init; }
    /// <summary>Ends days and takes promises back, which an officer may not.</summary>
    public required Caller Administrator { get; init; }
    public required LedgerBook Ledger { get; init; }
    public required Pace Pace { get; init; }
    public required DateOnly Date { get; init; }
    public required Crowd Crowd { get; init; }
    public Services Services { get; private set; } = new() { All = [] };
    public IReadOnlyList<Hall> Halls { get; private set; } = [];
    /// <summary>Dates after today on which the offices are open.</summary>
    public IReadOnlyList<string> ComingDays { get; private set; } = [];

    public string Today => Text(Date);
    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd");

    public static async Task<Town> LearnAsync(Options options, Uri host, LedgerBook ledger)
    {
        var anyone = new Caller(host, ledger);
        var time = await anyone.GetAsync("/time") ?? throw new InvalidOperationException("The host does not tell the time");
        var offices = await anyone.GetAsync("/offices") ?? throw new InvalidOperationException("The host has no offices");
        var pace = await PaceAsync(anyone, time, options.Hurry);
        var town = new Town
        {
            Anyone = anyone,
            Administrator = new(host, ledger, options.Admin, options.AdminPassword),
            Ledger = ledger,
            Pace = pace,
            Date = DateOnly.ParseExact(time.GetProperty("today").GetString()!, "yyyy-MM-dd"),
            Crowd = new(options.Seed),
        };
        string[] codes = [.. offices.EnumerateArray().Select(o => o.GetProperty("code").GetString()!).Take(options.Offices ?? int.MaxValue)];
        town.Services = await Services.LearnAsync(anyone, codes);
        town.Halls = [.. codes.Select(c => new Hall(town, c, new(host, ledger, $"petugas-{c}", options.StaffPassword)))];
        foreach (var hall in town.Halls) await hall.LearnAsync();
        var coming = new List<string>();
        for (var ahead = 1; ahead < 14; ahead++)
            if ((await FreeTimes.ReadAsync(anyone, codes[0], Text(town.Date.AddDays(ahead)))).Open) coming.Add(Text(town.Date.AddDays(ahead)));
        town.ComingDays = coming;
        return town;
    }

    static async Task<Pace> PaceAsync(Caller anyone, JsonElement time, double hurry)
    {
        // Read again: the first answer of a host that has just started may have been long under way.
        time = await anyone.GetAsync("/time") ?? time;
        return new(time.GetProperty("now").GetDateTimeOffset(), TimeZoneInfo.FindSystemTimeZoneById(time.GetProperty("zone").GetString()!), time.GetProperty("speed").GetDouble(), hurry);
    }

    public void Dispose()
    {
        Anyone.Dispose();
        Administrator.Dispose();
        foreach (var hall in Halls) hall.Staff.Dispose();
    }
}
