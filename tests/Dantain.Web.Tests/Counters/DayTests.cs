using Dantain.Staff;
using Microsoft.AspNetCore.Hosting;

namespace Dantain.Web.Tests.Counters;

public sealed class DayTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task The_head_of_an_office_sees_what_is_missing_and_cannot_close_a_day_that_goes_on()
    {
        const string office = "bekasi-timur";
        using var officer = host.CreateClient(new() { AllowAutoRedirect = false });
        var screen = await new Screen(officer).OpenAsync("/hari");
        await screen.PressAsync("form .primary", ("user", DemoStaff.OfficerOf(office)), ("password", DemoStaff.Password));
        screen.Address.AbsolutePath.ShouldBe($"/hari/{office}");
        screen.Page.QuerySelectorAll(".checks .bad").Length.ShouldBeGreaterThan(0);   // no counter is open
        (await officer.SendAsync($"/offices/{office}/queue/tickets", new { services = new[] { "KTP-HILANG" } })).Status.ShouldBe(201);
        await screen.OpenAsync($"/hari/{office}");
        screen.Page.QuerySelectorAll(".left li").Length.ShouldBe(1);
        screen.Page.QuerySelectorAll(".checks .bad").Select(b => b.TextContent).ShouldContain(t => t.Contains("belum ada loket yang buka"));

        await screen.PressAsync("#isi-tutup");
        screen.Status.ShouldBe(422);
        screen.Page.QuerySelector(".wrong a")!.GetAttribute("href").ShouldBe("#isi-tutup");
        await screen.OpenAsync($"/hari/{office}/laporan");
        screen.Text.ShouldContain("Hari belum ditutup.");
        screen.Text.ShouldContain("catatan utuh");
        screen.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await screen.OpenAsync($"/hari/{office}/laporan?tanggal=2025-01-05")).Text.ShouldContain("Tidak ada catatan");
        (await screen.OpenAsync($"/hari/{office}/laporan?tanggal=besok")).Status.ShouldBe(422);
        (await screen.OpenAsync("/hari/mpp")).Status.ShouldBe(403);
    }
}

/// <summary>The same city at half past five in the afternoon, when every office's hours are over.</summary>
public sealed class EveningHost : PageHost
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_CLOCK", $"2026-11-24T10:30:00Z;{TimeProvider.System.GetUtcNow():O};1");
    }
}

public sealed class ClosingTests(EveningHost host) : IClassFixture<EveningHost>
{
    [Fact]
    public async Task A_day_is_closed_once_sealed_and_its_report_says_so()
    {
        const string office = "bekasi-timur";
        using var client = host.CreateClient(new() { AllowAutoRedirect = false });
        var screen = await new Screen(client).OpenAsync($"/hari/{office}");
        await screen.PressAsync("form .primary", ("user", DemoStaff.OfficerOf(office)), ("password", DemoStaff.Password));
        await screen.PressAsync("#isi-tutup");
        screen.Status.ShouldBe(200);
        screen.Value(".result .says")!.ShouldContain("Hari ini sudah ditutup");
        screen.Page.QuerySelector("#isi-tutup").ShouldBeNull();
        (await screen.OpenAsync($"/hari/{office}/laporan")).Text.ShouldContain("Hari sudah ditutup.");
        screen.Text.ShouldContain("Rantai 1 catatan utuh.");
    }
}
