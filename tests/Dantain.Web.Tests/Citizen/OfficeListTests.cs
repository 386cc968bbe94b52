using System.Net.Http.Json;
using Dantain.Cities;
using Dantain.Staff;

namespace Dantain.Web.Tests.Citizen;

/// <summary>A city of the same places where one office opens a service later, another has no cards, one gives it on the spot only, and one has a place for a birth certificate now and then.</summary>
public sealed class OddOfficesHost : PageHost
{
    protected override CityPack Change(CityPack pack)
    {
        var service = pack.Services.Single(s => s.Code == "KTP-REKAM");
        return pack with
        {
            Services = [.. pack.Services.Select(s => s == service ? s with { BlankUse = BlankUse.Later, Blank = pack.Blanks[0].Code } : s)],
            Offices = [.. pack.Offices.Select(o => o.Code switch
            {
                "bekasi-timur" => With(o, new(Mode.WalkInOnly, new(2026, 1, 1), new(2027, 1, 3), ["KTP-REKAM"])),
                "bekasi-barat" => With(o, new(Mode.WalkInOnly, new(2026, 1, 1), null, ["KTP-REKAM"])),
                "bekasi-utara" => With(o, new(Mode.Closed, new(2026, 1, 1), null, ["KTP-REKAM"])),
                "bekasi-selatan" => o with { OpenFrom = new(2027, 2, 1) },
                "pondok-melati" => o with { Capacity = [.. o.Capacity.Select(c => c.Group == "AKTA-KELAHIRAN" ? c with { Counters = 0.3 } : c)] },
                "dinas" => o with { BlanksADay = new Dictionary<string, int> { [pack.Blanks[0].Code] = 0 } },
                _ => o,
            })],
        };
    }

    static Office With(Office office, ServiceMode mode) => office with { Modes = [mode, .. office.Modes] };
}

public sealed class OfficeListTests(OddOfficesHost host) : IClassFixture<OddOfficesHost>
{
    [Fact]
    public async Task What_is_more_than_one_visit_can_hold_is_not_called_full()
    {
        using var v = host.Visitor();
        await v.ToWhoAsync("LAHIR-UMUM");
        await v.SendAsync([("nik", Visitor.NewNik()), ("name", "Dewi Lestari"), ("village", Journey.Home), ("o0-name", "Ayu"), ("o1-name", "Bagas"), ("o2-name", "Citra"), ("o3-name", "Dimas")]);
        v.Page.Errors.ShouldBeEmpty();

        v.Page.Html.QuerySelectorAll(".next-free li").Single(l => l.TextContent.Contains("Pondok Melati")).TextContent.ShouldContain("Terlalu banyak untuk satu kunjungan di sini: buat dua pendaftaran");
        v.Page.Text.ShouldNotContain("Penuh");
    }

    [Fact]
    public async Task Not_yet_open_on_the_spot_only_not_offered_and_the_date_it_opens_are_told_apart()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync("KTP-REKAM");
        var says = v.Page.Html.QuerySelectorAll(".next-free li").ToDictionary(l => l.QuerySelector("strong")!.TextContent.Split(' ')[^1], l => l.QuerySelector("span")!.TextContent);

        says["Timur"].ShouldBe("Belum dibuka, mulai Senin, 4 Januari 2027");
        says["Selatan"].ShouldBe("Belum dibuka, mulai Senin, 1 Februari 2027");
        says["Barat"].ShouldBe("Datang langsung, ambil nomor di tempat");
        says["Utara"].ShouldBe("Tidak melayani layanan ini");
    }

    [Fact]
    public async Task Where_the_cards_are_out_the_list_says_that_the_card_follows_and_nobody_is_sent_away()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync("KTP-REKAM");

        v.Page.Html.QuerySelector(".offices a[href*='kantor=dinas']")!.TextContent.ShouldContain("Kartu menyusul");
        v.Page.Html.QuerySelectorAll(".offices a").Count(a => a.TextContent.Contains("Kartu menyusul")).ShouldBe(1);
    }

    [Fact]
    public async Task How_long_one_waits_now_stands_where_the_next_free_time_is_today()
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync("KTP-REKAM");
        foreach (var office in v.Page.Html.QuerySelectorAll(".offices a"))
            office.TextContent.Contains("antre sekarang").ShouldBe(office.QuerySelector(".when")!.TextContent.Contains("24 November"), office.TextContent);

        using var officer = host.Visitor();
        (await officer.Http.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf("dinas"), password = DemoStaff.Password })).EnsureSuccessStatusCode();
        await SendAsync(officer, "counters/1/open", new { groups = new[] { "KTP-EL" } });
        for (var i = 0; i < 2; i++) await SendAsync(officer, "queue/tickets", new { services = new[] { "KTP-REKAM" } });

        await v.GetAsync("/daftar/kantor");
        v.Page.Html.QuerySelector(".offices a[href*='kantor=dinas']")!.TextContent.ShouldMatch("antre sekarang sekitar [1-9][05]? menit");
    }

    static async Task SendAsync(Visitor officer, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/offices/dinas/" + path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        (await officer.Http.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
