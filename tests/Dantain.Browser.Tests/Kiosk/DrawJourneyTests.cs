using Dantain.Browser.Tests.Citizen;
using Dantain.Cities;
using Dantain.Staff;
using Dantain.Tests;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Kiosk;

/// <summary>Twenty past seven in Bekasi as its pack has it: the first numbers are drawn at eight.</summary>
public class DawnHost : BrowserHost
{
    protected override string At => "2026-11-24T00:20:00Z";

    protected override CityPack Change(CityPack pack) => pack with { Rules = pack.Rules with { WalkIn = new() { Waves = [new(10, 0), new(13, 0)], Draw = true } } };
}

/// <summary>Ten past eight.</summary>
public sealed class OpenedHost : DawnHost
{
    protected override string At => "2026-11-24T01:10:00Z";
}

/// <summary>Nobody needs to stand in line at dawn: a slip at the machine or the door, the draw when the office opens, the hall sees it, and whoever drew none leaves with a place.</summary>
public sealed class DrawJourneyTests(DawnHost dawn, OpenedHost opened) : IClassFixture<DawnHost>, IClassFixture<OpenedHost>
{
    const string Service = "KTP-HILANG";

    [Theory]
    [InlineData(1080, 1920, "id")]
    [InlineData(1280, 800, "en")]
    public async Task Before_the_opening_the_machine_gives_a_slip_with_three_touches(int width, int height, string language)
    {
        await using var kiosk = await KioskScreen.OpenAsync(dawn, "dinas", width, height);
        await kiosk.SpeakAsync(language);
        await kiosk.GoAsync("");
        var inspection = new Inspection(language, target: 60);
        await inspection.LookAsync(kiosk.Page, "before the draw");
        List<string> silent = [.. await kiosk.SilentAsync()];
        await kiosk.TouchAsync(".tiles li:nth-child(1) a");
        await kiosk.TouchAsync(".tiles li:nth-child(3) a");
        await inspection.LookAsync(kiosk.Page, "who");
        await kiosk.TouchAsync("button[name=priority][value='0']");
        await inspection.LookAsync(kiosk.Page, "slip");
        silent.AddRange(await kiosk.SilentAsync());
        silent.ShouldBeEmpty();

        kiosk.Path.ShouldBe("/mesin/dinas/nomor");
        (await kiosk.Page.InnerTextAsync(".number")).ShouldMatch(@"\A\d+\z");
        (await kiosk.Page.InnerTextAsync("main")).ShouldContain(language == "id" ? "Undian pukul 08.00" : "draw is at 08:00");
        (await kiosk.Page.Locator("main .qr").CountAsync()).ShouldBe(0);
        inspection.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(320, "id")]
    [InlineData(390, "en")]
    public async Task At_the_opening_the_door_prints_what_was_drawn_and_gives_the_others_a_place(int width, string language)
    {
        var office = language == "id" ? "dinas" : "bekasi-barat";
        await GivenSlips.FillAsync(opened.Services, office, Service, 60);
        await using var officer = await Phone.OpenAsync(opened, language: language, width: width);
        var inspection = new Inspection(language);
        await officer.SignInAsync(DemoStaff.OfficerOf(office));
        await officer.GoAsync($"/pintu/{office}");
        var page = officer.Page;
        // The day's jobs hold the draw by themselves, within seconds of the opening.
        for (var again = 0; again < 100 && await page.Locator("ol.drawn li").CountAsync() == 0; again++) await page.ReloadAsync();
        await inspection.LookAsync(page, "drawn");
        (await page.Locator("ol.drawn > li").CountAsync()).ShouldBe(60);
        (await page.Locator("ol.drawn > li").First.InnerTextAsync()).ShouldContain("60");

        var won = await page.Locator("ol.drawn li > a").CountAsync();
        won.ShouldBeGreaterThan(0);
        await page.Locator("[action$='handler=Place'] button").First.ClickAsync();
        await page.WaitForSelectorAsync("#hasil .says");
        await inspection.LookAsync(page, "placed");
        await page.ClickAsync("#hasil a.primary");
        await page.ComesToAsync("/cetak");
        (await page.InnerTextAsync("main")).ShouldContain(language == "id" ? "GRATIS" : "FREE");
        inspection.Faults.ShouldBeEmpty();

        await using var hall = await Phone.OpenAsync(opened, language: "id", width: 1920);
        await hall.Page.SetViewportSizeAsync(1920, 1080);
        await hall.GoAsync($"/layar/{office}");
        await Assertions.Expect(hall.Page.Locator("#drawn li")).ToHaveCountAsync(won);
        (await hall.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(1920);
        (await hall.Page.EvaluateAsync<bool>("(() => { const list = document.querySelector('.drawn'); return list.scrollHeight <= list.clientHeight && list.scrollWidth <= list.clientWidth; })()")).ShouldBeTrue("every slip that won is seen");
    }
}
