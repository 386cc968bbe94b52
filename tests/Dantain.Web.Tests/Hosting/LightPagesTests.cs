using Dantain.Boards;
using Dantain.Cities;
using Dantain.Tests;
using Dantain.Web.Tests.Citizen;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Hosting;

/// <summary>What a page costs on a phone with few megabytes left: bytes as they cross the network, everything counted that the page asks for.</summary>
public sealed class LightPagesTests(PageHost host) : IClassFixture<PageHost>
{
    const int MostFirst = 50_000, MostNext = 10_000, MostStyle = 12_000, MostRequests = 6;

    [Fact]
    public async Task Every_page_of_the_journey_is_light_and_so_is_all_it_asks_for()
    {
        var scales = new Scales();
        using var v = Weigh(scales);
        var shown = new Dictionary<string, ShownPage>();
        async Task LookAsync(string path) => shown[path.Split('?')[0]] = await v.GetAsync(path);

        foreach (var path in new[] { "/", "/daftar/layanan", "/daftar/layanan?cari=akta", "/daftar/tanya/lahir", "/daftar/perlu/newborn", "/keramaian", "/masukan", "/cek-pesan", "/tidak-ada" }) await LookAsync(path);
        await v.ToTicketAsync();
        foreach (var path in new[] { "", "/cetak", "/pindah", "/batal" }) await LookAsync($"/tiket/{v.Page.Token()}{path}");

        var pages = scales.Weighed.Where(w => w.Type == "text/html").ToArray();
        pages.Select(p => p.Path.Split('?')[0]).Distinct().Count().ShouldBeGreaterThan(15);
        pages.Where(p => p.Bytes is < 500 or > MostNext || p.Coding is null).ShouldBeEmpty();
        shown.Count.ShouldBeGreaterThan(10);
        foreach (var (path, page) in shown) await WeighFirstVisitAsync(path, page);
    }

    [Fact]
    public async Task The_usual_hours_of_every_office_of_the_city_are_light_too()
    {
        var city = host.Services.GetRequiredService<CityVersions>().Current;
        foreach (var office in city.Offices) await PastDays.FillAsync(host.Services, office.No, [8, 9, 10, 11, 12, 13, 14, 15], hour => (hour * 7 + office.No * 11) % 90);
        await host.Services.GetRequiredService<UsualWaits>().ReadAsync();
        var scales = new Scales();
        using var v = Weigh(scales);
        var page = await v.GetAsync("/keramaian");

        page.Html.QuerySelectorAll(".usual tbody tr").Length.ShouldBe(city.Offices.Count * 8);
        scales.Weighed.ShouldHaveSingleItem().Bytes.ShouldBeInRange(1_000, MostNext);
    }

    async Task WeighFirstVisitAsync(string path, ShownPage page)
    {
        var scales = new Scales();
        using var client = host.CreateDefaultClient(scales);
        var files = Files(page);
        files.Count.ShouldBeGreaterThan(path.Contains("/cetak") ? 1 : 2, path);
        await client.GetAsync(new Uri(path, UriKind.Relative));
        foreach (var file in files) (await client.GetAsync(new Uri(file, UriKind.Relative))).EnsureSuccessStatusCode();

        scales.Weighed.Count.ShouldBeLessThanOrEqualTo(MostRequests, path);
        scales.Weighed.Sum(w => w.Bytes).ShouldBeInRange(2_000, MostFirst, path);
        scales.Weighed.Where(w => w.Type == "text/css").Sum(w => w.Bytes).ShouldBeInRange(200, MostStyle, path);
    }

    /// <summary>All that a browser loads with a page.</summary>
    static List<string> Files(ShownPage page) =>
        [.. page.Html.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=manifest], script[src], img[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Distinct()];

    [Fact]
    public async Task No_style_sheet_loads_a_font_or_anything_from_elsewhere()
    {
        var sheets = Directory.GetFiles(Path.Combine(PageHost.Root, "src", "Dantain.Web", "wwwroot"), "*.css");
        sheets.Length.ShouldBeGreaterThan(3);
        foreach (var sheet in sheets)
        {
            var css = await File.ReadAllTextAsync(sheet);
            css.ShouldNotContain("@font-face");
            css.ShouldNotContain("@import");
            css.ShouldNotContain("url(");
        }
    }

    [Fact]
    public async Task Files_of_a_page_have_their_hash_in_the_name_and_are_kept_for_a_year()
    {
        using var v = host.Visitor();
        var files = Files(await v.GetAsync("/"));

        files.Count.ShouldBeGreaterThan(2);
        foreach (var file in files)
        {
            using var answer = await v.Http.GetAsync(new Uri(file, UriKind.Relative));
            file.ShouldMatch(@"\A/(\w+\.[a-z0-9]{6,}\.\w+|warna\.css\?v=\d+)\z");
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
            answer.Headers.CacheControl.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        }
        (await v.Http.GetAsync(new Uri("/warna.css", UriKind.Relative))).Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await v.Http.GetAsync(new Uri("/dantain.css", UriKind.Relative))).Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/api/v1/time")]
    [InlineData("/api/v1/offices")]
    [InlineData("/health/live")]
    public async Task The_API_is_left_as_it_is(string path)
    {
        var scales = new Scales();
        using var client = host.CreateDefaultClient(scales);
        (await client.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();

        scales.Weighed.Single().Coding.ShouldBeNull();
    }

    /// <summary>The length of a compressed answer would tell another site what is on the page.</summary>
    [Theory]
    [InlineData("cross-site", true, false)]
    [InlineData("same-site", true, false)]
    [InlineData("cross-site", false, true)]
    [InlineData("same-origin", true, true)]
    [InlineData("none", true, true)]
    public async Task A_page_another_site_asks_for_with_cookies_is_not_compressed(string from, bool cookies, bool compressed)
    {
        var scales = new Scales();
        using var client = host.CreateDefaultClient(scales);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Site", from);
        if (cookies) request.Headers.Add("Cookie", "daftar=x");
        (await client.SendAsync(request)).EnsureSuccessStatusCode();

        (scales.Weighed.Single().Coding is not null).ShouldBe(compressed);
    }

    Visitor Weigh(Scales scales) => new(host.CreateDefaultClient(new RedirectHandler(), new CookieContainerHandler(), scales));
}
