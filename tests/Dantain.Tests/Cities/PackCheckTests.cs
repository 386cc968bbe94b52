using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Dantain.Cities;

namespace Dantain.Tests.Cities;

public class PackCheckTests
{
    public static TheoryData<int, string, string> Planted()
    {
        var data = new TheoryData<int, string, string>();
        for (var i = 0; i < PlantedFaults.All.Length; i++) data.Add(i, PlantedFaults.All[i].Code, PlantedFaults.All[i].Path);
        return data;
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_fault_is_named_with_its_path_and_no_pack_is_returned(int index, string code, string path)
    {
        var node = PackFiles.Node(PackFiles.Bekasi);
        PlantedFaults.All[index].Plant(node);
        var (pack, faults) = PackJson.Read(Encoding.UTF8.GetBytes(node.ToJsonString()));
        pack.ShouldBeNull();
        faults.Select(f => (f.Code, f.Path)).ShouldContain((code, path));
        faults.ShouldAllBe(f => f.Reason.EndsWith('.'));
        if (PlantedFaults.All[index].Alone) faults.Count.ShouldBe(1, string.Join('\n', faults));
    }

    [Fact]
    public void Every_code_has_a_planted_fault_and_a_line_in_the_guide()
    {
        var codes = typeof(PackCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!).ToList();
        codes.Count.ShouldBeGreaterThan(30);
        codes.ShouldBeUnique();
        string[] asText = [PackCodes.NotJson, PackCodes.TooLarge, PackCodes.RepeatedMember];   // in tests of their own: no tree of JSON can hold them
        PlantedFaults.All.Select(f => f.Code).Concat(asText).Distinct().ShouldBe(codes, ignoreOrder: true);
        var guide = File.ReadAllText(PackFiles.Path("../docs/city-pack.md"));
        codes.Where(c => !guide.Contains($"`{c}`")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{ \"format\": \"dantain-city/1\", }")]
    [InlineData("{ /* a remark */ }")]
    [InlineData("{ \"city\": [[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]] }")]
    [InlineData("{ \"format\": \"dantain")]
    public void What_is_no_strict_JSON_is_refused(string text) =>
        PackJson.Read(Encoding.UTF8.GetBytes(text)).Faults.ShouldHaveSingleItem().Code.ShouldBe(PackCodes.NotJson);

    [Fact]
    public void A_document_larger_than_the_limit_is_not_looked_at() =>
        PackJson.Read(new byte[PackJson.MaxBytes + 1]).Faults.ShouldHaveSingleItem().Code.ShouldBe(PackCodes.TooLarge);

    [Fact]
    public void A_repeated_member_is_refused()
    {
        var text = Encoding.UTF8.GetString(PackFiles.Bytes(PackFiles.Bekasi)).Replace("\"openDays\": 14,", "\"openDays\": 14, \"openDays\": 90,");
        PackJson.Read(Encoding.UTF8.GetBytes(text)).Faults.ShouldBe([new("$.rules.openDays", PackCodes.RepeatedMember, "This member occurs twice.")]);
        var twice = text.Replace("\"openDays\": 14, \"openDays\": 90,", "\"openDays\": 14,").Replace("\"ktp\": 60,", "\"ktp\": 60, \"ktp\": 61,");
        PackJson.Read(Encoding.UTF8.GetBytes(twice)).Faults.ShouldHaveSingleItem().Path.ShouldBe("$.offices[0].blanksADay.ktp");
    }

    [Fact]
    public void All_planted_faults_of_values_are_named_together()
    {
        var node = PackFiles.Node(PackFiles.Bekasi);
        node["city"]!["zoneLabel"] = "WIT";
        node["rules"]!["maxCalls"] = 0;
        node["offices"]![3]!["hours"] = "x";
        node["lanes"]![0]!["services"]!.AsArray().Add((JsonNode)"SIM");
        PackJson.Read(Encoding.UTF8.GetBytes(node.ToJsonString())).Faults.Select(f => f.Path)
            .ShouldBe(["$.city.zoneLabel", "$.rules.maxCalls", "$.offices[3].hours", "$.lanes[0].services[3]"], ignoreOrder: true);
    }

    [Fact]
    public void A_bench_pack_may_have_slots_of_a_million_places()
    {
        var city = PackFiles.City(PackFiles.Bekasi, p => p["offices"]![0]!["capacity"]![0]!["counters"] = 400_000);
        city.Group("KTP-EL").PlacesIn(400_000, city.Rules.SlotMinutes).ShouldBe(1_000_000);
    }

    [Theory]
    [InlineData("Asia/Jakarta", true)]
    [InlineData("Africa/Casablanca", false)]
    [InlineData("Australia/Lord_Howe", false)]
    public void A_zone_that_changes_its_clocks_is_refused(string zone, bool constant)
    {
        var node = PackFiles.Node(PackFiles.Bekasi);
        node["city"]!["zone"] = zone;
        PackJson.Read(Encoding.UTF8.GetBytes(node.ToJsonString())).Faults.Any(f => f.Code == PackCodes.DaylightSaving).ShouldBe(!constant);
    }

    [Fact]
    public void Contrast_is_that_of_WCAG()
    {
        PackCheck.ContrastWithWhite("#000000").ShouldBe(21, 0.001);
        PackCheck.ContrastWithWhite("#ffffff").ShouldBe(1, 0.001);
        PackCheck.ContrastWithWhite("#767676").ShouldBe(4.54, 0.005);
    }
}
