using System.Text.RegularExpressions;
using Dantain.Boards;
using Dantain.Cities;
using Dantain.Tests;
using Dantain.Web.Tests.Citizen;
using Dantain.Web.Tests.Forms;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Hosting;

/// <summary>What a page costs on a phone with few megabytes left: bytes as they cross the network, everything counted that the page asks for.</summary>
public sealed partial class LightPagesTests(PageHost host, FormHost forms) : IClassFixture<PageHost>, IClassFixture<FormHost>
{
    const int MostFirst = 50_000, MostTicket = 65_000, MostNext = 10_000, MostStyle = 12_000, MostScript = 15_000, MostTicketScript = 25_000, MostRequests = 6;

    [Fact]
    public async Task Every_page_for_citizens_is_light_and_so_is_all_it_asks_for()
    {
        var scenes = new Scenes(forms);
        // The first begins a journey and is none itself; the other is shown under pressure only, and asks for least of all.
        var left = CitizenRoutes().Except(["daftar", "daftar/tunggu"]).ToHashSet();
        left.Count.ShouldBeGreaterThan(25);
        var files = new Dictionary<string, (string? Type, int Bytes)>();
        var late = new Scene("late", async language =>
        {
            var v = forms.Browser(language);
            await v.ToCheckAsync(tomorrow: false);
            await v.GetAsync((await v.SendAsync()).Path + "/terlambat");
            return v;
        });
        foreach (var scene in scenes.Walked().Append(late).Concat((await scenes.LinkedAsync()).Where(s => s.Name.StartsWith("visitor ", StringComparison.Ordinal))))
        {
            using var v = await scene.OpenAsync("id");
            if (v.Page.Status != 200 || scenes.RouteOf(v.Page.Path) is not { } route || !CitizenRoutes().Contains(route)) continue;
            left.Remove(route);
            await WeighFirstVisitAsync(v, v.Page, route == "tiket/{token}", files);
        }
        left.ShouldBeEmpty("no scene leads there");
        using var lost = forms.Browser();
        await WeighFirstVisitAsync(lost, await lost.GetAsync("/tidak-ada"), isTicket: false, files);
        await WeighFirstVisitAsync(lost, await lost.GetAsync("/luring"), isTicket: false, files);
    }

    string[] CitizenRoutes() => [.. forms.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith("/Citizen/", StringComparison.Ordinal) == true).Select(e => e.RoutePattern.RawText!.Trim('/')).Distinct()];

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

    /// <summary>The page and all its files, as whoever comes for the first time loads them.</summary>
    static async Task WeighFirstVisitAsync(Visitor v, ShownPage page, bool isTicket, Dictionary<string, (string? Type, int Bytes)> files)
    {
        var own = await WeighAsync(v.Http, page.Path);
        own.Bytes.ShouldBeInRange(500, MostNext, page.Path);
        var needed = Files(page);
        needed.Count.ShouldBeInRange(page.Path.Contains("/cetak") ? 2 : 3, MostRequests - 1, page.Path);
        foreach (var file in needed) if (!files.ContainsKey(file)) files[file] = await WeighAsync(v.Http, file);
        int Of(string type) => needed.Where(f => files[f].Type == type).Sum(f => files[f].Bytes);
        (own.Bytes + needed.Sum(f => files[f].Bytes)).ShouldBeInRange(2_000, isTicket ? MostTicket : MostFirst, page.Path);
        Of("text/css").ShouldBeInRange(200, MostStyle, page.Path);
        Of("text/javascript").ShouldBeInRange(isTicket ? 500 : 0, isTicket ? MostTicketScript : MostScript, page.Path);
    }

    static async Task<(string? Type, int Bytes)> WeighAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { AcceptEncoding = { new("gzip"), new("br") } } };
        using var answer = await client.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldHaveSingleItem(path);
        return (answer.Content.Headers.ContentType?.MediaType, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    /// <summary>All that a browser loads with a page, and what its scripts load in turn.</summary>
    static List<string> Files(ShownPage page) => [.. Named(page).SelectMany(file => Imports(file).Prepend(file)).Distinct()];

    static IEnumerable<string> Imports(string file) => !file.EndsWith(".js", StringComparison.Ordinal) ? []
        : Import().Matches(File.ReadAllText(Path.Combine(PageHost.Root, "src", "Dantain.Web", "wwwroot", file.Trim('/').Split('.')[0] + ".js"))).Select(m => "/" + m.Groups[1].Value);

    static List<string> Named(ShownPage page) =>
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
        var files = Named(await v.GetAsync("/"));

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

    [GeneratedRegex(@"(?:from|import\() ?""\./([\w-]+\.js)""")]
    private static partial Regex Import();
}
