using System.Text.Json.Nodes;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Staff;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Web.Tests.Kiosk;

/// <summary>Twenty past seven in a city that draws the first numbers at eight.</summary>
public class DrawHost : KioskHost
{
    protected override string At => "2026-11-24T00:20:00Z";

    protected override CityPack Change(CityPack pack) => pack with
    {
        Rules = pack.Rules with { WalkIn = new() { Waves = [new(10, 0)], Draw = true } },
        Offices = [.. pack.Offices.Select(o => o with { KioskAsksNik = o.Code == AsksNik })],
    };
}

/// <summary>Ten past eight.</summary>
public sealed class OpenDrawHost : DrawHost
{
    protected override string At => "2026-11-24T01:10:00Z";
}

/// <summary>The draw at the machine, at the door and on the screen of the hall.</summary>
public sealed class DrawTests(DrawHost before, OpenDrawHost open) : IClassFixture<DrawHost>, IClassFixture<OpenDrawHost>
{
    const string Office = "dinas", Service = "KTP-HILANG";

    [Fact]
    public async Task Before_the_opening_a_machine_gives_draw_numbers_with_three_touches_and_nothing_to_scan()
    {
        using var kiosk = await before.KioskAsync(Office);
        await kiosk.GetAsync($"/mesin/{Office}");
        kiosk.Page.Text.ShouldContain("Undian pukul 08.00 WIB");
        await kiosk.GetAsync($"/mesin/{Office}/ambil/{Service}");
        await kiosk.SendAsync(("priority", "1"));

        kiosk.Page.Path.ShouldBe($"/mesin/{Office}/nomor");
        kiosk.Page.Text.ShouldContain("Nomor undian");
        kiosk.Page.Text.ShouldContain("Undian pukul 08.00 WIB");
        kiosk.Page.Html.QuerySelector(".qr").ShouldBeNull();
        (await before.TicketsAsync(Office)).ShouldBe(0);
        await using var db = before.Db();
        (await db.Slips.SingleAsync(s => s.Day == before.Today(Office).Value)).Priority.ShouldBeTrue();
    }

    [Fact]
    public async Task An_office_that_asks_for_the_NIK_asks_for_none_in_the_draw()
    {
        using var kiosk = await before.KioskAsync(KioskHost.AsksNik);
        (await kiosk.GetAsync($"/mesin/{KioskHost.AsksNik}/ambil/{Service}")).Html.QuerySelector("#nik").ShouldBeNull();
    }

    [Fact]
    public async Task At_the_door_the_same_two_taps_give_a_slip_and_the_draw_cannot_be_held_before_the_opening()
    {
        using var officer = await before.SignedInAsync(DemoStaff.OfficerOf("mpp"));
        var door = await new Screen(officer.Http).OpenAsync("/pintu/mpp");
        door.Text.ShouldContain("0 orang ikut undian");
        door.Page.QuerySelector("[action$='handler=Draw'] button")!.HasAttribute("disabled").ShouldBeTrue();
        await door.PressAsync($"[name=take][value='{Service}']");

        door.Value(".result .says")!.ShouldContain("Ikut undian");
        door.Value(".result .big").ShouldBe("1");
        door.Text.ShouldContain("1 orang ikut undian, 0 di antaranya");
        await door.PressAsync("[action$='handler=Draw'] button");
        door.Status.ShouldBe(422);
        door.Text.ShouldContain("Belum waktunya");
    }

    [Fact]
    public async Task After_the_draw_the_door_prints_what_was_won_and_gives_the_others_a_place_and_the_hall_sees_slip_numbers()
    {
        await GivenSlips.FillAsync(open.Services, Office, Service, 60);
        await open.Services.GetRequiredService<OfficeDayRunner>().RunAsync(open.Today(Office), new DrawSlips(), Dantain.Shared.Actor.System, Guid.NewGuid());
        using var officer = await open.SignedInAsync(DemoStaff.OfficerOf(Office));
        var door = await new Screen(officer.Http).OpenAsync($"/pintu/{Office}");
        var rows = door.Page.QuerySelectorAll("ol.drawn li");
        rows.Length.ShouldBe(60);
        rows[0].TextContent.ShouldContain("Undian 60");   // the only one who comes first
        var print = rows[0].QuerySelector("a")!.GetAttribute("href")!;
        (await new Screen(officer.Http).OpenAsync(print)).Status.ShouldBe(200);
        var later = rows.Last(r => r.QuerySelector("a") is not null);
        (await new Screen(officer.Http).OpenAsync(later.QuerySelector("a")!.GetAttribute("href")!)).Text.ShouldContain("Kembali pukul");

        await door.PressAsync("[action$='handler=Place'] button");
        door.Value(".result .says")!.ShouldContain("Tempat terdaftar");
        door.Text.ShouldContain("25 November 2026");
        var ticket = door.Page.QuerySelector(".result a.primary")!.GetAttribute("href")!;
        (await new Screen(officer.Http).OpenAsync(ticket)).Text.ShouldContain("25 November 2026");
        (await new Screen(officer.Http).OpenAsync(ticket.Split("/cetak")[0])).Status.ShouldBe(200);
        door.Text.ShouldContain("Sudah mendapat tempat terdaftar");
        await door.PressAsync("[action$='handler=Place'] button", ("slip", "999"));
        door.Status.ShouldBe(422);

        var board = JsonNode.Parse(await officer.Http.GetStringAsync(new Uri($"/api/v1/offices/{Office}/board", UriKind.Relative)))!;
        var won = rows.Count(r => r.QuerySelector("a") is not null);
        won.ShouldBeInRange(1, 59);
        int[] shown = [.. board["drawn"]!.AsArray().Select(s => (int)s!["slip"]!)];
        shown.Length.ShouldBe(won);
        shown.ShouldBe(shown.Order());
        var screen = (await new Screen(officer.Http).OpenAsync($"/layar/{Office}")).Page;
        screen.QuerySelectorAll("#drawn li").Length.ShouldBe(won);
        screen.QuerySelector(".drawn")!.TextContent.ShouldContain("Nomor undian lain: ke petugas pintu");
    }

    [Fact]
    public async Task Over_the_API_slips_are_given_the_draw_is_held_from_the_opening_on_and_every_slip_says_what_came_of_it()
    {
        const string office = "jatiasih";
        using var early = await before.SignedInAsync(DemoStaff.OfficerOf(office));
        var (status, slip) = await early.Http.SendAsync($"/offices/{office}/queue/slips", new { service = Service, priority = true });
        status.ShouldBe(201, slip?.ToString());
        ((int)slip!["slip"]!, (string)slip["state"]!, (bool)slip["priority"]!).ShouldBe((1, "waiting", true));
        (await early.Http.SendAsync($"/offices/{office}/queue/slips", new { service = "TIADA" })).Body!["code"]!.ToString().ShouldBe("booking.unknown-service");
        (await early.Http.SendAsync($"/offices/{office}/queue/draw")).Body!["code"]!.ToString().ShouldBe("draw.not-yet");
        (await early.Http.SendAsync($"/offices/{office}/queue/slips/1/place")).Body!["code"]!.ToString().ShouldBe("draw.first");

        await GivenSlips.FillAsync(open.Services, office, Service, 90);
        using var officer = await open.SignedInAsync(DemoStaff.OfficerOf(office));
        async Task<JsonNode> SlipAsync(int no) => JsonNode.Parse(await officer.Http.GetStringAsync(new Uri($"/api/v1/offices/{office}/queue/slips/{no}", UriKind.Relative)))!;
        ((string)(await SlipAsync(7))["state"]!).ShouldBe("waiting");
        var drawn = (await officer.Http.SendAsync($"/offices/{office}/queue/draw")).Body!;
        int[] order = [.. drawn["order"]!.AsArray().Select(n => (int)n!)];
        var won = (int)drawn["won"]!;
        won.ShouldBeInRange(1, 89);
        order[0].ShouldBe(90);
        var first = await SlipAsync(90);
        ((string)first["state"]!, (int)first["rank"]!).ShouldBe(("won", 1));
        ((string)first["number"]!["token"]!).Length.ShouldBe(20);

        var lost = order[^1];
        ((string)(await SlipAsync(lost))["state"]!).ShouldBe("lost");
        var (given, place) = await officer.Http.SendAsync($"/offices/{office}/queue/slips/{lost}/place");
        given.ShouldBe(201, place?.ToString());
        ((string)place!["date"]!).CompareTo("2026-11-24").ShouldBeGreaterThanOrEqualTo(0);
        ((string)(await SlipAsync(lost))["state"]!).ShouldBe("placed");
        (await officer.Http.SendAsync($"/offices/{office}/queue/slips/{lost}/place")).Body!["code"]!.ToString().ShouldBe("draw.slip-settled");
        (await officer.Http.GetAsync(new Uri($"/api/v1/offices/{office}/queue/slips/999", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_job_draws_at_the_opening_and_numbers_are_given_after_it()
    {
        await GivenSlips.FillAsync(open.Services, "mpp", Service, 2);
        await open.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Dantain.Web.Jobs.DayJobs>().Single().RoundAsync();
        await using var db = open.Db();
        (await db.Slips.Where(s => s.Day == open.Today("mpp").Value).ToListAsync()).ShouldAllBe(s => s.Ticket != null);
        using var kiosk = await open.KioskAsync("mpp");
        await kiosk.GetAsync($"/mesin/mpp/ambil/{Service}");
        await kiosk.SendAsync(("priority", "0"));
        kiosk.Page.Html.QuerySelector(".qr").ShouldNotBeNull();
    }
}
