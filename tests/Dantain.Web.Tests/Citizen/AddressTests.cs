using Dantain.Cities;

namespace Dantain.Web.Tests.Citizen;

/// <summary>The first city, one of whose offices has got a street address, a place on the map and a telephone number to complain to.</summary>
public sealed class AddressedHost : PageHost
{
    public const string Known = "bekasi-barat", Unknown = "bekasi-timur";

    protected override CityPack Change(CityPack pack) => pack with
    {
        Words = pack.Words with { HelpLine = new("Dukcapil Menyapa, (021) 555 0100", "Dukcapil Menyapa, (021) 555 0100") },
        Offices = [.. pack.Offices.Select(o => o.Code == Known ? o with { Address = "Jl. Contoh Raya No. 7", Landmark = new("Di seberang pasar", "Opposite the market"), ApproximatePlace = false } : o)],
    };
}

/// <summary>Where an office is and whom to ask: what the pack has is shown wherever one needs it, and what it has not leaves neither a gap nor a dead link.</summary>
public sealed class AddressTests(PageHost bare, AddressedHost full) : IClassFixture<PageHost>, IClassFixture<AddressedHost>
{
    const string NoAddress = "Alamat jalannya belum tercatat di sini.";

    static async Task<string> BookAtAsync(Visitor v, string office)
    {
        await v.ToOfficeAsync();
        await v.GetAsync("/daftar/waktu?kantor=" + office);
        v.Page.Html.QuerySelector(".chosen")!.TextContent.ShouldContain("Kecamatan");
        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"));
        await v.SendAsync();
        return v.Page.Path;
    }

    static string Place(ShownPage page) => page.Html.QuerySelectorAll("dt").Single(t => t.TextContent == "Kantor").NextElementSibling!.InnerHtml.Trim();

    [Fact]
    public async Task An_office_without_a_street_address_says_so_with_no_empty_line_and_no_map_and_no_link_for_help()
    {
        using var v = bare.Visitor();
        var ticket = await BookAtAsync(v, AddressedHost.Unknown);

        foreach (var paper in (string[])["", "/cetak", "/cetak?kertas=80"])
        {
            await v.GetAsync(ticket + paper);
            Place(v.Page).ShouldContain(NoAddress, customMessage: paper);
            Place(v.Page).ShouldNotEndWith("<br>");
            Place(v.Page).ShouldNotContain("<br><br>");
            Place(v.Page).ShouldNotContain("·");
            v.Page.Text.ShouldContain("Perlu bantuan? Loket informasi Disdukcapil Kota Bekasi.");
        }
        v.Page.Html.QuerySelectorAll("a[href*=openstreetmap], a[href^=tel], a[href='']").ShouldBeEmpty();
        (await v.Http.GetStringAsync(new Uri(ticket + "/kalender.ics", UriKind.Relative))).ShouldContain("LOCATION:Kantor Kecamatan Bekasi Timur\r\n");
    }

    [Fact]
    public async Task What_a_city_enters_into_its_pack_stands_on_the_ticket_on_paper_in_the_calendar_and_at_the_foot_of_every_page()
    {
        using var v = full.Visitor();
        var ticket = await BookAtAsync(v, AddressedHost.Known);

        v.Page.Html.QuerySelector("a[href*=openstreetmap]").ShouldNotBeNull();
        foreach (var paper in (string[])["", "/cetak", "/cetak?kertas=80"])
        {
            await v.GetAsync(ticket + paper);
            Place(v.Page).ShouldContain("Jl. Contoh Raya No. 7");
            Place(v.Page).ShouldContain("Di seberang pasar");
            v.Page.Text.ShouldNotContain(NoAddress);
        }
        (await v.Http.GetStringAsync(new Uri(ticket + "/kalender.ics", UriKind.Relative))).Replace("\r\n ", "").ShouldContain("LOCATION:Kantor Kecamatan Bekasi Barat\\, Jl. Contoh Raya No. 7\\, Di seberang pasar");
        foreach (var page in (string[])["/", ticket, "/lupa-nomor", "/cek-pesan", "/masukan"]) (await v.GetAsync(page)).Text.ShouldContain("(021) 555 0100", customMessage: page);
    }
}
