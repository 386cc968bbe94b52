using System.Collections.Concurrent;
using System.Text.Json;
using CityDay.Wire;

namespace CityDay.Offices;

/// <summary>One thing people come for.</summary>
sealed record Service(string Code, string Group, int Minutes);

/// <summary>What the city offers where, learnt as everyone learns it: from the public lists, and from being refused.</summary>
sealed class Services
{
    readonly ConcurrentDictionary<string, bool> needNumber = [];
    readonly ConcurrentDictionary<(string Office, string Service), bool> notHere = [];

    public required IReadOnlyList<Service> All { get; init; }

    public static async Task<Services> LearnAsync(Caller anyone, IReadOnlyList<string> offices)
    {
        var list = await anyone.GetAsync("/services") ?? throw new InvalidOperationException("The host has no services");
        var services = new Services { All = [.. list.EnumerateArray().Select(s => new Service(s.GetProperty("code").GetString()!, s.GetProperty("group").GetString()!, s.GetProperty("minutes").GetInt32()))] };
        foreach (var service in services.All)
        {
            if (await anyone.GetAsync($"/services/{service.Code}/next") is not { ValueKind: JsonValueKind.Array } next) continue;
            foreach (var office in next.EnumerateArray())
                if (office.GetProperty("state").GetString() is not ("free" or "full")) services.NotHere(office.GetProperty("office").GetString()!, service.Code);
        }
        return services;
    }

    public Service? Find(string code) => All.FirstOrDefault(s => s.Code == code);
    public IEnumerable<Service> At(string office) => All.Where(s => !notHere.ContainsKey((office, s.Code)));

    /// <summary>Services that may be for somebody without a number; each is believed to be one until it was refused.</summary>
    public IEnumerable<Service> ForNewborns(string office) => At(office).Where(s => !needNumber.ContainsKey(s.Code));

    public void NotHere(string office, string service) => notHere[(office, service)] = true;
    public void NeedsNumber(string service) => needNumber[service] = true;
}
