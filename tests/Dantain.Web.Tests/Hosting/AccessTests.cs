using System.Net.Http.Json;
using Dantain.Staff;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Hosting;

[Collection(nameof(TestHost))]
public sealed class AccessTests(TestHost host)
{
    [Fact]
    public async Task Every_route_and_page_states_who_may_call_it()
    {
        // One route is the framework's own, for files of a build that is still being worked on; it exists in development only.
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText != "{**path:file}").ToList();
        var loader = host.Services.GetRequiredService<PageLoader>();
        var (silent, staff) = (new List<string>(), 0);
        foreach (var endpoint in endpoints)
        {
            List<object> said = [.. endpoint.Metadata];
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                said.AddRange([.. compiled.EndpointMetadata ?? [], .. compiled.HandlerTypeInfo.GetCustomAttributes(inherit: true)]);
            }
            var (needs, anyone) = (said.OfType<NeedsAttribute>().Any(), said.OfType<IAllowAnonymous>().Any());
            if (needs) staff++;
            if (needs == anyone) silent.Add(endpoint.DisplayName ?? endpoint.RoutePattern.RawText!);
        }
        staff.ShouldBeGreaterThan(20);
        silent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_say_no_more_than_that()
    {
        using var visitor = host.Visitor();
        for (var i = 0; i < 5; i++) await SignInAsync(visitor, "petugas-gpp-pondok-gede", "not-this-one");
        (await SignInAsync(visitor, "petugas-gpp-pondok-gede", DemoStaff.Password)).ShouldBe("staff.locked-out");
        (await SignInAsync(visitor, "nobody", DemoStaff.Password)).ShouldBe("staff.sign-in");
    }

    [Fact]
    public async Task Who_is_disabled_or_has_a_new_password_is_signed_out_at_once()
    {
        using var admin = await host.SignedInAsync("admin");
        var screen = await new Screen(admin).OpenAsync("/admin/petugas");
        await screen.PressAsync("form.stack .primary", ("name", "wati"), ("password", "short"), ("permissions", "Serve"), ("offices", "dinas"));
        screen.Status.ShouldBe(422);
        await screen.PressAsync("form.stack .primary", ("name", "wati"), ("password", "a good long sentence"), ("permissions", "Serve"), ("offices", "dinas"));
        screen.Text.ShouldContain("wati sudah ditambahkan");
        using var wati = host.Visitor();
        (await SignInAsync(wati, "wati", "a good long sentence")).ShouldBe("");
        ((int)(await wati.GetAsync("/api/v1/offices/dinas/queue")).StatusCode).ShouldBe(200);
        ((int)(await wati.GetAsync("/api/v1/offices/mpp/queue")).StatusCode).ShouldBe(403);
        var row = screen.Page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "wati");
        row.SetAttribute("id", "wati");
        await screen.PressAsync("#wati form:not(.row) button");
        ((int)(await wati.GetAsync("/api/v1/offices/dinas/queue")).StatusCode).ShouldBe(401);
        (await SignInAsync(wati, "wati", "a good long sentence")).ShouldBe("staff.sign-in");
    }

    static async Task<string> SignInAsync(HttpClient client, string user, string password)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user, password });
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? "" : System.Text.Json.Nodes.JsonNode.Parse(text)!["code"]!.ToString();
    }
}
