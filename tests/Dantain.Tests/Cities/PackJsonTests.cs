using System.Text;
using Dantain.Cities;

namespace Dantain.Tests.Cities;

public class PackJsonTests
{
    [Theory]
    [InlineData(PackFiles.Bekasi)]
    [InlineData(PackFiles.Sagara)]
    public void A_committed_pack_has_no_fault(string file) => PackJson.Read(PackFiles.Bytes(file)).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData(PackFiles.Bekasi)]
    [InlineData(PackFiles.Sagara)]
    public void A_committed_pack_is_canonical_so_an_export_of_its_import_is_the_same_file(string file)
    {
        var written = PackJson.Write(PackJson.Read(PackFiles.Bytes(file)).Pack!);
        if (PackFiles.Rewrite) File.WriteAllBytes(PackFiles.Path(file), written);
        Encoding.UTF8.GetString(PackFiles.Bytes(file)).ShouldBe(Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void Layout_and_a_byte_order_mark_do_not_matter()
    {
        var loose = Encoding.UTF8.GetBytes("\uFEFF" + PackFiles.Node(PackFiles.Bekasi).ToJsonString());
        PackJson.Write(PackJson.Read(loose).Pack!).ShouldBe(PackFiles.Bytes(PackFiles.Bekasi));
    }

    [Fact]
    public void A_service_that_is_switched_off_stays_off_when_it_is_written()
    {
        var read = PackJson.Read(PackJson.Write(PackFiles.City(PackFiles.Bekasi).Pack)).Pack!;
        read.Services.Where(s => !s.Enabled).Select(s => s.Code).ShouldContain("KTP-LUAR-REKAM");
        read.Services.Single(s => s.Code == "KTP-REKAM").ProxyAllowed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{\"format\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{} {}")]
    [InlineData("{\"format\":1e999}")]
    public void Nothing_that_is_no_pack_is_returned_or_thrown(string text)
    {
        var (pack, faults) = PackJson.Read(Encoding.UTF8.GetBytes(text));
        pack.ShouldBeNull();
        faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void Bytes_that_are_not_Unicode_are_a_fault() => PackJson.Read([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]).Faults.ShouldNotBeEmpty();

    [Fact]
    public void All_faults_of_shape_are_named_at_once()
    {
        var faults = PackJson.Read("""{ "format": 1, "city": {}, "hours": [null], "colour": "" }"""u8).Faults;
        faults.ShouldContain(new PackFault("$.format", PackCodes.Type, "Not a text."));
        string[] some = ["$.hours[0]", "$.colour", "$.city.zoneLabel", "$.offices"];
        some.ShouldBeSubsetOf(faults.Select(f => f.Path));
    }
}
