using System.Text.RegularExpressions;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Counters;

[Collection(nameof(TestHost))]
public sealed class LookTests(TestHost host)
{
    [Fact]
    public async Task A_clerk_sees_who_is_at_their_counter_and_the_administrator_sees_that_they_looked()
    {
        const string office = "bekasi-selatan";
        using var officer = await host.OfficerAsync(office);
        var (_, booked) = await officer.SendAsync($"/offices/{office}/queue/bookings", ApiCalls.Booking(office, 51, "10:00"));
        await officer.SendAsync($"/offices/{office}/queue/check-in", new { code = (string?)booked!["token"] });
        var screen = await new Screen(officer).OpenAsync($"/loket/{office}/1");
        await screen.PressAsync("[value=open]");
        await screen.PressAsync("[value=next]");
        screen.Page.Body!.InnerHtml.ShouldNotContain("Siti");
        await screen.PressAsync("[value=look]");
        screen.Value(".person").ShouldNotBeNull().ShouldContain("Siti Rahmawati");
        screen.Value(".person")!.ShouldContain(ApiCalls.Nik(51));
        screen.Page.QuerySelector("[value=look]").ShouldBeNull();
        await screen.PressAsync("[value=start]");
        screen.Page.Body!.InnerHtml.ShouldNotContain("Siti");

        using var admin = await host.SignedInAsync("admin");
        var log = await new Screen(admin).OpenAsync($"/admin/akses?tanggal={TestHost.Today}");
        var row = log.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains($"petugas-{office}")).TextContent;
        row.ShouldContain(booked["number"]!.ToString());
        row.ShouldContain("Melayani di loketnya");
        log.Page.Body!.InnerHtml.ShouldNotContain("Siti");
        (await new Screen(officer).OpenAsync("/admin/akses")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Nobody_is_seen_where_nobody_is_at_the_counter_or_nothing_was_typed()
    {
        const string office = "bekasi-barat";
        using var officer = await host.OfficerAsync(office);
        var screen = await new Screen(officer).OpenAsync($"/loket/{office}/1");
        var before = await LooksAsync();
        (await LookAsync(officer, screen, office)).ShouldContain("tidak memegang nomor");
        await officer.SendAsync($"/offices/{office}/counters/1/open", new { groups = new[] { "KTP-EL" } });
        await officer.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } });
        await screen.OpenAsync($"/loket/{office}/1");
        await screen.PressAsync("[value=next]");
        (await LookAsync(officer, screen, office)).ShouldContain("tidak ada data pemohon");
        (await LooksAsync()).ShouldBe(before);
    }

    static async Task<string> LookAsync(HttpClient client, Screen screen, string office)
    {
        var token = screen.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await client.PostAsync($"/loket/{office}/1", new FormUrlEncodedContent([new("act", "look"), new("__RequestVerificationToken", token)]));
        return Regex.Match(await answer.Content.ReadAsStringAsync(), "class=\"wrong\".*?</div>", RegexOptions.Singleline).Value;
    }

    async Task<int> LooksAsync()
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.AccessLog.CountAsync(e => e.Day / 100_000 == 3);
    }
}
