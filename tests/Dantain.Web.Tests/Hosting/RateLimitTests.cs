using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Dantain.Web.Hosting;
using Dantain.Web.Tests.Brakes;
using Microsoft.AspNetCore.Http;

namespace Dantain.Web.Tests.Hosting;

/// <summary>How often one address may change something: behind a socket of the machine itself no request has one.</summary>
public sealed class RateLimitTests(BrakeHost host) : IClassFixture<BrakeHost>
{
    const int More = 400;   // than one address may in a minute, with what it gets back meanwhile

    [Fact]
    public async Task An_address_that_changes_very_much_waits_and_nobody_else_nor_who_reads_does()
    {
        for (var i = 0; i < More; i++) (await StatusAsync("POST", null)).ShouldBe(422);
        for (var i = 0; i < More; i++) (await StatusAsync("GET", null)).ShouldBe(200);

        var busy = IPAddress.Parse("203.0.113.7");
        var statuses = await ExhaustAsync(busy);
        statuses.Distinct().ShouldBe([422, 429]);
        (await StatusAsync("POST", IPAddress.Parse("203.0.113.8"))).ShouldBe(422);
        (await StatusAsync("GET", busy)).ShouldBe(200);
    }

    [Theory]
    [InlineData("id", "Terlalu banyak kiriman dari jaringan ini", "Terlalu banyak permintaan dari sini")]
    [InlineData("en", "Too much was sent from this network", "Too many requests from here")]
    public async Task Who_waits_is_told_so_and_for_how_long_in_their_language(string language, string page, string problem)
    {
        var busy = IPAddress.Parse(language == "id" ? "203.0.113.9" : "203.0.113.10");
        await ExhaustAsync(busy);

        var shown = await SentAsync("POST", "/masukan", busy, language);
        (shown.StatusCode, $"{shown.Headers.RetryAfter}").ShouldBe((429, "10"));
        var html = await new HtmlParser().ParseDocumentAsync(await new StreamReader(shown.Body).ReadToEndAsync());
        (html.DocumentElement.GetAttribute("lang"), html.QuerySelector("h1")!.TextContent).ShouldBe((language, page));
        html.Title.ShouldStartWith(page);

        var told = await SentAsync("POST", "/api/v1/bookings", busy, language);
        (told.StatusCode, $"{told.Headers.RetryAfter}", told.ContentType).ShouldBe((429, "10", "application/problem+json"));
        var body = JsonNode.Parse(await new StreamReader(told.Body).ReadToEndAsync())!;
        ((string)body["code"]!, (int)body["status"]!).ShouldBe(("request.too-many", 429));
        ((string)body["title"]!).ShouldStartWith(problem);
    }

    async Task<List<int>> ExhaustAsync(IPAddress from)
    {
        var statuses = new List<int>();
        for (var i = 0; i < More; i++) statuses.Add(await StatusAsync("POST", from));
        return statuses;
    }

    async Task<int> StatusAsync(string method, IPAddress? from) => (await SentAsync(method, method == "GET" ? "/api/v1/time" : "/api/v1/bookings", from, "id")).StatusCode;

    async Task<HttpResponse> SentAsync(string method, string path, IPAddress? from, string language) => (await host.Server.SendAsync(http =>
    {
        (http.Request.Method, http.Request.Path, http.Connection.RemoteIpAddress) = (method, path, from);
        http.Request.Headers["Idempotency-Key"] = Guid.NewGuid().ToString();
        http.Request.Headers.Cookie = $"{Language.Cookie}={language}";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("bukan json"));
    })).Response;
}
