using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Hosting;

/// <summary>Where something went wrong people have the most to say.</summary>
[Collection(nameof(TestHost))]
public sealed class ErrorPageTests(TestHost host)
{
    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Every_error_page_leads_to_what_one_thinks_of_it_in_both_languages(int status)
    {
        var page = await WrittenAsync(status);

        foreach (var (language, says) in new[] { ("id", "Beri masukan"), ("en", "feedback") })
        {
            var link = page.QuerySelector($"section[lang={language}] a[href^='/masukan']").ShouldNotBeNull();
            link.TextContent.ShouldContain(says, Case.Insensitive);
            using var visitor = new Visitor(host.Visitor());
            (await visitor.GetAsync(link.GetAttribute("href")!)).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task While_everything_is_closed_there_is_no_link_to_what_is_closed_too() =>
        (await WrittenAsync(503, "maintenance")).QuerySelectorAll("a[href^='/masukan']").ShouldBeEmpty();

    [Fact]
    public async Task A_ticket_that_is_not_there_is_told_by_its_route_and_an_address_of_nothing_not_at_all()
    {
        using var visitor = new Visitor(host.Visitor());
        var ticket = await visitor.GetAsync("/tiket/AAAAAAAAAAAAAAAAAAAA");
        (ticket.Status, ticket.Html.QuerySelector("a[href^='/masukan']")!.GetAttribute("href")).ShouldBe((404, "/masukan?dari=tiket%2F%7Btoken%7D"));
        (await visitor.GetAsync(ticket.Html.QuerySelector("a[href^='/masukan']")!.GetAttribute("href")!)).Value("from").ShouldBe("tiket/{token}");
        (await visitor.GetAsync("/tidak-ada")).Html.QuerySelector("a[href^='/masukan']")!.GetAttribute("href").ShouldBe("/masukan?dari=");
    }

    [Fact]
    public async Task A_page_that_broke_is_told_though_its_route_is_gone_by_then()
    {
        var broken = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().First(e => e.RoutePattern.RawText == "daftar/siapa");

        var page = await WrittenAsync(500, broken: broken);

        page.QuerySelector("a[href^='/masukan']")!.GetAttribute("href").ShouldBe("/masukan?dari=daftar%2Fsiapa");
    }

    async Task<IHtmlDocument> WrittenAsync(int status, string? kind = null, Endpoint? broken = null)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = host.Services, Response = { StatusCode = status, Body = body } };
        if (broken is not null) http.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = new InvalidOperationException(), Endpoint = broken });
        await ErrorPage.WriteAsync(http, kind);
        return await new HtmlParser().ParseDocumentAsync(Encoding.UTF8.GetString(body.ToArray()));
    }
}
