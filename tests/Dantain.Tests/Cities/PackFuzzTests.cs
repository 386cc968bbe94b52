using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Dantain.Cities;

namespace Dantain.Tests.Cities;

public class PackFuzzTests
{
    static readonly string[] values = ["null", "\"\"", "\"x\"", "-1", "0", "2147483647", "1e308", "1e999", "true", "[]", "{}", "[null]", "\"0001-01-01\"", "\"23:59\"", "\"\\ud800\""];

    [Fact]
    public void Any_value_in_any_place_is_named_as_a_fault_or_makes_a_city_that_works()
    {
        var text = PackFiles.Node(PackFiles.Sagara).ToJsonString();
        var count = Places(JsonNode.Parse(text)!).Count();
        count.ShouldBeGreaterThan(500);
        Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, values.Length - 1]).Sample((place, which) =>
        {
            var node = JsonNode.Parse(text)!;
            Places(node).ElementAt(place).ReplaceWith(JsonValue.Create("@@"));
            var (pack, faults) = PackJson.Read(Encoding.UTF8.GetBytes(node.ToJsonString().Replace("\"@@\"", values[which])));
            (pack is null).ShouldBe(faults.Count > 0);
            if (pack is null) return;
            var city = new City(pack, 1);
            foreach (var office in city.Offices) city.OpenSpans(office, new(2026, 12, 1));
            PackJson.Write(PackJson.Read(PackJson.Write(pack)).Pack!).ShouldBe(PackJson.Write(pack));
        }, iter: 300, threads: 2);
    }

    /// <summary>Every node under the root, in order.</summary>
    static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(m => Places(m.Value!).Prepend(m.Value!)),
        JsonArray a => a.SelectMany(n => Places(n!).Prepend(n!)),
        _ => [],
    };
}
