using Dantain.Cities;
using Dantain.Staff;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

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

/// <summary>Counters against the plan, as the head of an office sees it before the doors open.</summary>
public sealed class StaffingTests(PageHost host) : IClassFixture<PageHost>
{
    [Fact]
    public async Task Fewer_counters_than_planned_are_named_until_there_are_as_many()
    {
        const string office = "dinas";
        using var officer = host.CreateClient(new() { AllowAutoRedirect = false });
        await (await new Screen(officer).OpenAsync("/hari")).PressAsync("form .primary", ("user", DemoStaff.OfficerOf(office)), ("password", DemoStaff.Password));
        var plan = host.Services.GetRequiredService<CityVersions>().Current.Office(office)!;
        var group = plan.Capacity.MaxBy(c => c.Counters)!;
        group.Counters.ShouldBeGreaterThan(1, "else one counter is enough");
        int[] counters = [.. plan.Counters.Where(c => c.Groups.Contains(group.Group)).Select(c => c.No)];
        counters.Length.ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(group.Counters));

        await OpenAsync(counters[0]);
        var screen = await new Screen(officer).OpenAsync($"/hari/{office}");
        Bad().ShouldContain(t => t.Contains("1 loket buka, rencana"));
        foreach (var no in plan.Counters.Select(c => c.No)) await OpenAsync(no);
        await screen.OpenAsync($"/hari/{office}");
        Bad().ShouldNotContain(t => t.Contains("rencana"));
        screen.Page.QuerySelectorAll(".checks .good").Select(g => g.TextContent).ShouldContain(t => t.Contains("sebanyak rencana"));

        string[] Bad() => [.. screen.Page.QuerySelectorAll(".checks .bad").Select(b => b.TextContent)];
        async Task OpenAsync(int no) => (await officer.SendAsync($"/offices/{office}/counters/{no}/open")).Status.ShouldBeOneOf(200, 409);
    }
}

/// <summary>The same city at half past five in the afternoon, when every office's hours are over; some were booked in the morning, by a host that is gone.</summary>
public sealed class EveningHost : PageHost
{
    public const string Booked = "bekasi-barat";
    public List<string> Numbers { get; } = [];

    static string ClockAt(string instant) => $"{instant};{TimeProvider.System.GetUtcNow():O};1";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var morning = WithWebHostBuilder(builder => builder.UseSetting("DANTAIN_CLOCK", ClockAt("2026-11-24T01:00:00Z")));
        using var client = morning.CreateClient();
        for (var person = 0; person < 2; person++)
        {
            var (status, booked) = await client.SendAsync("/bookings", ApiCalls.Booking(Booked, 7950 + person, "10:00"));
            status.ShouldBe(201, booked?.ToString());
            Numbers.Add(booked!["number"]!.ToString());
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DANTAIN_CLOCK", ClockAt("2026-11-24T10:30:00Z"));
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
        screen.Status.ShouldBe(200, screen.Text);
        screen.Value(".result .says")!.ShouldContain("Hari ini sudah ditutup");
        screen.Page.QuerySelector("#isi-tutup").ShouldBeNull();
        (await screen.OpenAsync($"/hari/{office}/laporan")).Text.ShouldContain("Hari sudah ditutup.");
        screen.Text.ShouldContain("Rantai 1 catatan utuh.");
    }

    [Fact]
    public async Task Who_did_not_come_is_decided_one_by_one_and_undone_until_the_day_is_closed()
    {
        const string office = EveningHost.Booked;
        using var client = host.CreateClient(new() { AllowAutoRedirect = false });
        var screen = await new Screen(client).OpenAsync($"/hari/{office}");
        await screen.PressAsync("form .primary", ("user", DemoStaff.OfficerOf(office)), ("password", DemoStaff.Password));
        string[] Of(string handler) => [.. screen.Page.QuerySelectorAll($"form[action$='handler={handler}'] .unseen").Select(e => e.TextContent).Order()];
        Of("Absent").ShouldBe(host.Numbers.Order());
        Of("Expected").ShouldBeEmpty();

        await screen.PressAsync("form[action$='handler=Absent'] button");
        screen.Status.ShouldBe(200, screen.Text);
        Of("Absent").Length.ShouldBe(1);
        Of("Expected").Length.ShouldBe(1);
        await screen.PressAsync("form[action$='handler=Expected'] button");
        Of("Absent").ShouldBe(host.Numbers.Order());
        await screen.PressAsync("form[action$='handler=Absent'] button", ("booking", "99"));
        screen.Status.ShouldBe(422);
        screen.Page.QuerySelector(".wrong a")!.GetAttribute("href").ShouldBe("#belum");
        await screen.PressAsync("form[action$='handler=Absent'] button");

        await screen.PressAsync("#isi-tutup");
        screen.Value(".result .says")!.ShouldContain("Hari ini sudah ditutup");
        Of("Expected").ShouldBeEmpty();
        await screen.OpenAsync($"/hari/{office}/laporan");
        screen.Page.QuerySelectorAll("dl dd").Select(d => d.TextContent).ShouldContain("2", "both did not come, one decided and one by the end of the day");
    }

    [Fact]
    public async Task Somebody_who_may_still_come_in_time_is_not_given_up()
    {
        using var morning = new PageHost();
        await ((IAsyncLifetime)morning).InitializeAsync();
        using var client = morning.CreateClient(new() { AllowAutoRedirect = false });
        var (status, booked) = await client.SendAsync("/bookings", ApiCalls.Booking("jatiasih", 7960, "10:00"));
        status.ShouldBe(201, booked?.ToString());
        var screen = await new Screen(client).OpenAsync("/hari/jatiasih");
        await screen.PressAsync("form .primary", ("user", DemoStaff.OfficerOf("jatiasih")), ("password", DemoStaff.Password));
        screen.Page.QuerySelectorAll("form[action$='handler=Absent']").ShouldBeEmpty();
        screen.Value(".decide")!.ShouldContain("masih tepat waktu sampai 10.15");
        await ((IAsyncLifetime)morning).DisposeAsync();
    }
}
