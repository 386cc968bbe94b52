using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CityDay.Modes;

/// <summary>A city whose offices hold many times more people: the same pack with its capacity, counters, cards and pilot places multiplied.</summary>
static class BenchPack
{
    /// <summary>Counters of an office; more would only be more officers.</summary>
    const int MostCounters = 150;

    public static int Write(Options options)
    {
        if (options.Files is not [var from, var to] || options.Number < 1) throw new FormatException("pack --capacity N FROM.json TO.json");
        var pack = JsonNode.Parse(File.ReadAllText(from))?.AsObject() ?? throw new FormatException($"{from} is no pack");
        foreach (var office in pack["offices"]!.AsArray().Select(o => o!.AsObject())) Enlarge(office, options.Number);
        if (pack["rules"]?["pilotPlacesADay"] is { } pilot) pack["rules"]!["pilotPlacesADay"] = Math.Min(10_000, pilot.GetValue<int>() * options.Number);
        File.WriteAllText(to, pack.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Console.WriteLine($"{to}: {options.Number} times the places of {from}");
        return 0;
    }

    static void Enlarge(JsonObject office, int times)
    {
        foreach (var capacity in office["capacity"]!.AsArray()) capacity!["counters"] = Math.Min(2_000_000, Math.Round(capacity["counters"]!.GetValue<double>() * times, 6));
        if (office["blanksADay"] is JsonObject blanks)
            foreach (var code in blanks.Select(b => b.Key).ToArray()) blanks[code] = blanks[code]!.GetValue<int>() * times;
        var counters = office["counters"]!.AsArray();
        JsonNode[] plan = [.. counters.Select(c => c!.DeepClone())];
        if (plan.Length == 0) return;
        var last = plan.Max(c => c["no"]!.GetValue<int>());
        for (var i = plan.Length; i < Math.Min(MostCounters, plan.Length * times); i++)
        {
            var counter = plan[i % plan.Length].DeepClone();
            counter["no"] = ++last;
            counter["name"]!["id"] = $"Loket {last}";
            counter["name"]!["en"] = $"Counter {last}";
            counters.Add(counter);
        }
    }
}
