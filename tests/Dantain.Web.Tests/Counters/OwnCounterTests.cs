using Dantain.Staff;
using Dantain.Web.Counters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>Who may serve and no more acts at the counter they opened; whoever manages the day acts at any.</summary>
[Collection(nameof(TestHost))]
public sealed class OwnCounterTests(TestHost host)
{
    const string Office = "medan-satria", Password = "a good long sentence";

    [Fact]
    public async Task No_route_lets_a_clerk_act_at_a_counter_that_another_has_opened()
    {
        using var first = await ClerkAsync("loket-satu");
        using var second = await ClerkAsync("loket-dua");
        using var head = await host.OfficerAsync(Office);
        (await first.SendAsync($"/offices/{Office}/counters/1/open", new { groups = new[] { "KTP-EL" } })).Status.ShouldBe(200);
        var (_, taken) = await head.SendAsync($"/offices/{Office}/queue/tickets", new { services = new[] { "KTP-HILANG" } });
        (await first.SendAsync($"/offices/{Office}/counters/1/next")).Status.ShouldBe(200);

        var refused = 0;
        foreach (var route in Routes())
        {
            // A ticket that is called is not put back into the queue by these two, whoever asks.
            var expected = route.Split('/')[^1] switch { "open" => "counter.taken", "unpark" or "return" or "doubt-timing" => "ticket.not-now", "coming" or "over" => "counter.no-help-asked", _ => "counter.not-yours" };
            object body = route.Split('/')[^1] switch { "park" => new { reason = "copy" }, "transfer" => new { group = "KK" }, "call" => new { ticket = 1, reason = "copy" }, "note" => new { note = "copy" }, "send" => new { office = "dinas" }, _ => new { } };
            var path = route.Replace("/api/v1", "").Replace("{office}", Office).Replace("{no:int}", "1").Replace("{ticket:int}", $"{taken!["ticket"]}");
            var (status, problem) = await second.SendAsync(path, body);
            ((string?)problem?["code"]).ShouldBe(expected, $"{path} {status}");
            if (expected == "counter.not-yours") refused++;
        }
        refused.ShouldBeGreaterThan(8);

        var console = await new Screen(second).OpenAsync($"/loket/{Office}/1");
        await console.PressAsync("[value=start]");
        console.Status.ShouldBe(422);
        console.Page.QuerySelector(".wrong")!.TextContent.ShouldContain("sedang dipakai petugas lain");
        (await head.SendAsync($"/offices/{Office}/counters/1/start")).Status.ShouldBe(200);
        (await first.SendAsync($"/offices/{Office}/counters/1/finish")).Status.ShouldBe(200);
    }

    IEnumerable<string> Routes() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!)
        .Where(r => r.Contains("/counters/{no:int}/") || r.Contains("/tickets/{ticket:int}/"));

    [Fact]
    public async Task A_number_beyond_those_listed_is_called_by_typing_it_and_by_nobody_without_the_permission()
    {
        using var may = await ClerkAsync("loket-tiga");
        using var mayNot = await ClerkAsync("loket-empat", Permission.Serve);
        using var officer = await host.OfficerAsync(Office);
        var city = host.Services.GetRequiredService<Dantain.Cities.CityVersions>().Current;
        foreach (var service in city.Pack.Services)
            for (var i = 0; i < 4; i++) await officer.SendAsync($"/offices/{Office}/queue/tickets", new { services = new[] { service.Code }, priority = i % 2 == 0 });
        (await may.SendAsync($"/offices/{Office}/counters/3/open", new { groups = city.Office(Office)!.Capacity.Select(c => c.Group) })).Status.ShouldBe(200);
        var console = await new Screen(may).OpenAsync($"/loket/{Office}/3");
        string[] listed = [.. console.Page.QuerySelectorAll(".waiting tbody .number").Select(n => n.TextContent)];
        listed.Length.ShouldBe(ConsoleModel.MostShown);
        var beyond = (await officer.ReadAsync($"/offices/{Office}/queue"))["tickets"]!.AsArray().Where(t => (string?)t!["state"] == "waiting").Select(t => (string)t!["number"]!).First(n => !listed.Contains(n));

        var other = await new Screen(mayNot).OpenAsync($"/loket/{Office}/4");
        await other.PressAsync("[value=open]");
        other.Page.QuerySelector("#call-other").ShouldBeNull();
        other.Page.QuerySelector("[value=call]").ShouldBeNull();
        await other.PressAsync("[value=pause]", ("act", "call"), ("number", beyond), ("reason", "wish"));   // the form is sent all the same
        other.Value(".called .number").ShouldBeNull();
        await console.PressAsync("#call-other button", ("number", beyond), ("reason", "wish"));
        console.Value(".called .number").ShouldBe(beyond);
    }

    async Task<HttpClient> ClerkAsync(string name, params Permission[] permissions)
    {
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var office = scope.ServiceProvider.GetRequiredService<Dantain.Cities.CityVersions>().Current.Office(Office)!.No;
            var grants = (permissions.Length > 0 ? permissions : [Permission.Serve, Permission.CallOutOfOrder]).Select(p => new StaffGrant { Office = office, Permission = p });
            (await scope.ServiceProvider.GetRequiredService<StaffAccounts>().AddAsync(name, Password, [.. grants])).IsOk.ShouldBeTrue();
        }
        return await host.SignedInAsync(name, Password);
    }
}
