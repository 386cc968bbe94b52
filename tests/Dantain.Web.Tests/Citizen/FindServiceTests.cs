using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Citizen;

public sealed class FindServiceTests(PageHost host) : IClassFixture<PageHost>
{
    static string[] Links(ShownPage page) => [.. page.Html.QuerySelectorAll("section .rows a").Select(a => a.GetAttribute("href")!)];

    [Theory]
    [InlineData("ktp hlang", "/daftar/perlu/KTP-HILANG")]
    [InlineData("anak lahir", "/daftar/tanya/lahir")]
    [InlineData("pindah dari Depok", "/daftar/perlu/SKDWNI")]
    public async Task Everyday_words_lead_on_without_script(string words, string address)
    {
        using var v = host.Visitor();
        await v.GetAsync("/daftar/layanan");
        await v.SendAsync(("cari", words));

        v.Page.Path.ShouldBe("/daftar/layanan");
        Links(v.Page).ShouldContain(address);
        v.Page.Value("cari").ShouldBe(words);
        (await v.GetAsync(address)).Status.ShouldBe(200);
        (await v.GetAsync("/daftar/layanan")).Value("cari").ShouldBe(words, "going back shows what was found");
    }

    [Theory]
    [InlineData("ktp hilang 3275010101900001")]
    [InlineData("3275 0101 0190 0001 ktp hilang")]
    [InlineData("ktp hilang 0812-3456.7890")]
    public async Task A_number_typed_into_the_search_is_shown_nowhere_and_the_words_are_searched_for(string typed)
    {
        using var v = host.Visitor();
        await v.GetAsync("/daftar/layanan");
        v.Page.Html.QuerySelector("form[role=search]")!.GetAttribute("method").ShouldBe("post");
        await v.SendAsync(("cari", typed));

        v.Page.Path.ShouldBe("/daftar/layanan");
        v.Page.Value("cari").ShouldBe("ktp hilang");
        v.Page.Text.ShouldContain("Angka panjang tidak dicari");
        Links(v.Page).ShouldContain("/daftar/perlu/KTP-HILANG");
    }

    [Fact]
    public async Task A_link_may_search_too_and_a_number_in_it_is_dropped()
    {
        using var v = host.Visitor();
        await v.GetAsync("/daftar/layanan?cari=ktp+hilang+3275010101900001");

        v.Page.Value("cari").ShouldBe("ktp hilang");
    }

    [Fact]
    public async Task The_date_of_birth_decides_with_two_links_and_the_limit_is_said()
    {
        using var v = host.Visitor();
        await v.GetAsync("/daftar/tanya/lahir");

        v.Page.Text.ShouldContain("60 hari");
        v.Page.Text.ShouldContain("25 September 2026");
        v.Page.Html.QuerySelectorAll(".rows a").Select(a => a.GetAttribute("href")).Take(3).ShouldBe(["/daftar/perlu/newborn", "/daftar/perlu/newborn-late", "/daftar/tanya/kia"]);
    }

    [Fact]
    public async Task What_is_not_ready_stops_nobody_and_stands_on_the_ticket()
    {
        using var v = host.Visitor();
        await v.GetAsync("/daftar/perlu/KTP-HILANG");
        v.Page.Text.ShouldContain("F-1.07");
        v.Page.Text.ShouldContain("1–3 hari kerja setelah berkas lengkap");
        await v.SendAsync(("siap", "103-0"));
        await v.SendAsync(("nik", Visitor.NewNik()), ("name", "Rina"), ("village", Journey.Home));
        await v.ChooseFirstOfficeAsync();
        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"));
        await v.GetAsync("/daftar/perlu/KTP-HILANG?ubah=1");
        v.Page.Html.QuerySelectorAll("[name=siap][checked]").Select(c => c.GetAttribute("value")).ShouldBe(["103-0"]);
        await v.SendAsync();
        await v.SendAsync();

        v.Page.Path.ShouldStartWith("/tiket/");
        v.Page.Html.QuerySelectorAll(".lacks").Select(l => l.ParentElement!.TextContent.Trim()[..8]).ShouldBe(["Kartu Ke", "Formulir"]);
    }

    [Theory]
    [InlineData("newborn", "/daftar/tanya/lahir?ubah=1")]
    [InlineData("newborn-late", null)]
    [InlineData("LAHIR-UMUM", "/daftar/tanya/lahir?ubah=1")]
    [InlineData("KTP-HILANG", null)]
    public async Task A_day_at_which_a_limit_would_be_passed_says_what_has_to_hold_then(string choice, string? asksAgain)
    {
        using var v = host.Visitor();
        await v.ToOfficeAsync(choice);
        await v.ChooseFirstOfficeAsync();
        v.Page.Value("hari").ShouldBe("2026-11-24");
        v.Page.Html.QuerySelector(".limit").ShouldBeNull("today is the day for which it was asked");
        await v.GetAsync($"/daftar/waktu?kantor={v.Chosen.Office}&hari=2026-12-01");

        v.Page.Value("hari").ShouldBe("2026-12-01");
        v.Page.Html.QuerySelector(".limit a")?.GetAttribute("href").ShouldBe(asksAgain);
        if (asksAgain is null) v.Page.Html.QuerySelector(".limit").ShouldBeNull();
        if (choice == "newborn") v.Page.Html.QuerySelector(".limit")!.TextContent.ShouldContain("Pada Jumat, 2 Oktober 2026 atau sesudahnya");

        await v.ChooseTimeAsync();
        await v.SendAsync(("withoutPhone", "1"));
        await v.SendAsync();
        await v.GetAsync($"/tiket/{v.Page.Token()}/pindah?hari=2026-12-02");
        v.Page.Value("hari").ShouldBe("2026-12-02");
        v.Page.Html.QuerySelector(".limit a")?.GetAttribute("href").ShouldBe(asksAgain?.Split('?')[0]);
        if (asksAgain is null) v.Page.Html.QuerySelector(".limit").ShouldBeNull();
        if (choice == "newborn") v.Page.Html.QuerySelector(".limit")!.TextContent.ShouldContain("Pada Sabtu, 3 Oktober 2026 atau sesudahnya");
    }

    [Theory]
    [InlineData("newborn", "/daftar/tanya/lahir")]
    [InlineData("KTP-HILANG", null)]
    public async Task Whom_a_closure_moves_to_a_later_day_reads_what_has_to_hold_then(string choice, string? asksAgain)
    {
        using var v = host.Visitor();
        await v.ToTicketAsync(choice);
        var (city, runner) = (host.Services.GetRequiredService<CityVersions>().Current, host.Services.GetRequiredService<OfficeDayRunner>());
        var day = DayId.Of(city.Office(v.Chosen.Office)!.No, Iso.Date(v.Chosen.Date)!.Value);
        foreach (var slot in (await runner.ViewAsync(day))!.Slots.Where(s => s.Start == Iso.Time(v.Chosen.Start))) await runner.RunAsync(day, new ChangePlaces(slot.No, 0), Actor.System, Guid.NewGuid());

        await v.GetAsync(v.Page.Path);

        var offers = v.Page.Html.QuerySelectorAll("#terdampak button[name=pilihan]").Select(b => b.GetAttribute("value")!.Split(' ')[1]).ToArray();
        offers.ShouldNotBeEmpty();
        var limit = v.Page.Html.QuerySelector("#terdampak .limit");
        limit?.QuerySelector("a")!.GetAttribute("href").ShouldBe(asksAgain);
        (limit is null).ShouldBe(asksAgain is null);
        limit?.TextContent.ShouldContain(Iso.Date(offers.Max())!.Value.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("id-ID")));
    }
}
