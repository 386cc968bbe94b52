using System.Net.Http.Json;
using Dantain.Cities;
using Dantain.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

/// <summary>Whoever manages the day of an office declares what is closed there, without an administrator.</summary>
public sealed class OwnClosureTests(PageHost host) : IClassFixture<PageHost>
{
    const string Why = "Air masuk ke ruang tunggu.";

    IReadOnlyList<Interruption> Declared => host.Services.GetRequiredService<CityVersions>().Current.Interruptions;

    async Task<Visitor> HeadOfAsync(string office)
    {
        var head = host.Visitor();
        (await head.Http.PostAsJsonAsync("/api/v1/session", new { user = DemoStaff.OfficerOf(office), password = DemoStaff.Password })).EnsureSuccessStatusCode();
        await head.GetAsync("/admin/penutupan");
        return head;
    }

    [Fact]
    public async Task The_head_of_an_office_declares_and_ends_a_closure_of_that_office_and_of_no_other()
    {
        using var head = await HeadOfAsync("jatiasih");
        head.Page.Html.QuerySelectorAll("input[name=offices]").Select(o => o.GetAttribute("value")).ShouldBe(["jatiasih"]);
        foreach (var office in new[] { "mpp", "*" })
        {
            await head.SendAsync(("act", "look"), ("kind", "closed"), ("offices", office), ("from", TestHost.Today), ("reason", Why));
            head.Page.Errors.ShouldHaveSingleItem().ShouldContain("kantor Anda sendiri");
        }
        await head.SendAsync(("act", "look"), ("kind", "closed"), ("offices", "jatiasih"), ("from", TestHost.Today), ("reason", Why));
        await head.SendAsync(("act", "declare"));
        head.Page.Text.ShouldContain("Diumumkan.");
        var declared = Declared.ShouldHaveSingleItem();
        declared.Offices.ShouldBe(["jatiasih"]);

        using var other = await HeadOfAsync("mpp");
        other.Page.Html.QuerySelector("form.refused button").ShouldBeNull();
        using (await other.Http.PostAsync(new Uri("/admin/penutupan?handler=End", UriKind.Relative), Visitor.Form(other.Page, ("no", $"{declared.No}")))) { }
        Declared.Single().Ended.ShouldBeNull();

        await head.GetAsync("/admin/penutupan");
        await head.SendAsync(("no", $"{declared.No}"));
        head.Page.Text.ShouldContain("Dicatat: sudah normal.");
        Declared.Single().Ended.ShouldNotBeNull();
    }
}
