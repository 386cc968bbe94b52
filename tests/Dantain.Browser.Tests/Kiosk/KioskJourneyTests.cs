using Dantain.Tests;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Kiosk;

/// <summary>Somebody before the machine, in both languages and on tall and wide screens: three touches, large keys, and nothing left behind.</summary>
[Collection(nameof(BrowserHost))]
public sealed class KioskJourneyTests(BrowserHost host)
{
    const int Target = 60;

    [Theory]
    [InlineData(1080, 1920, "id")]
    [InlineData(1080, 1920, "en")]
    [InlineData(1280, 800, "id")]
    [InlineData(1280, 800, "en")]
    [InlineData(1920, 1080, "id")]
    public async Task Every_screen_is_sound_and_nothing_to_touch_is_small(int width, int height, string language)
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "dinas", width, height);
        await kiosk.SpeakAsync(language);
        var inspection = new Inspection(language, Target);
        foreach (var path in new[] { "", "/layanan/KTP-EL", "/ambil/KTP-HILANG", "/datang", "/bantuan", "/bantuan?diminta" })
        {
            await kiosk.GoAsync(path);
            await inspection.LookAsync(kiosk.Page, path);
            if (path is "" or "/ambil/KTP-HILANG") (await IsWholeAsync(kiosk)).ShouldBeTrue($"{path} must be scrolled at {width} × {height}");
        }
        await kiosk.GoAsync("/datang");
        await kiosk.TouchAsync("main form .answers button");
        await inspection.LookAsync(kiosk.Page, "code, wrong");
        await kiosk.GoAsync("/ambil/KK-HILANG");
        await kiosk.TouchAsync("button[name=priority][value='0']");
        await inspection.LookAsync(kiosk.Page, "number");
        (await IsWholeAsync(kiosk)).ShouldBeTrue($"the number must be scrolled at {width} × {height}");
        foreach (var path in inspection.NotSeen(host, 5, [("office", "dinas")], "Kiosk")) path.ShouldBe("/mesin");

        inspection.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(1080, 1920)]
    public async Task A_screen_that_is_no_kiosk_asks_for_the_code_and_has_keys_for_it(int width, int height)
    {
        var inspection = new Inspection("id", Target);
        await using var context = await host.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, "/mesin/dinas").ToString());
        new Uri(page.Url).AbsolutePath.ShouldBe("/mesin");
        foreach (var key in "23C") await page.TapAsync($"[data-key='{key}']");
        await page.TapAsync("[data-key=back]");
        (await page.InputValueAsync("#code")).ShouldBe("23");
        await inspection.LookAsync(page, "pair");
        await KioskScreen.TapAsync(page, "form > .button");
        await inspection.LookAsync(page, "pair, wrong");

        inspection.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1080, 1920)]
    [InlineData(1280, 800)]
    public async Task Three_touches_give_a_number_in_either_language(int width, int height)
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "bekasi-timur", width, height);
        await kiosk.TouchAsync(".tiles li:nth-child(1) a");
        await kiosk.TouchAsync(".tiles li:nth-child(3) a");
        await kiosk.TouchAsync("button[name=priority][value='1']");

        kiosk.Touches.ShouldBe(3);
        kiosk.Path.ShouldBe("/mesin/bekasi-timur/nomor");
        (await kiosk.Page.InnerTextAsync(".number")).ShouldMatch(@"\A[A-Z]-\d{3}\z");
        (await kiosk.Page.InnerTextAsync("main")).ShouldContain("Didahulukan");
        (await kiosk.Page.Locator(".number").BoundingBoxAsync())!.Height.ShouldBeGreaterThan(height / 12f);

        await kiosk.TouchAsync("footer a");
        await kiosk.TouchAsync(".tongue");
        (await kiosk.Page.InnerTextAsync("h1")).ShouldBe("Take a number");
        await kiosk.GoAsync("/nomor");
        kiosk.Path.ShouldBe("/mesin/bekasi-timur");
    }

    [Fact]
    public async Task A_scanner_s_burst_checks_in_wherever_the_focus_is()
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "jatiasih");
        (await kiosk.Page.IsVisibleAsync("#pindai")).ShouldBeFalse();
        await kiosk.ScanAsync((await host.BookAsync("jatiasih")).Token);

        kiosk.Path.ShouldBe("/mesin/jatiasih/nomor");
        (await kiosk.Page.InnerTextAsync(".turn")).ShouldContain("Giliran Anda mulai pukul 11.00");
    }

    [Fact]
    public async Task The_code_is_typed_by_keys_on_the_screen()
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "jatiasih", 1280, 800);
        var code = (await host.BookAsync("jatiasih")).Token[..8];
        await kiosk.TouchAsync(".come a.button");
        foreach (var key in code) await kiosk.Page.TapAsync($"[data-key='{key}']");
        await kiosk.TouchAsync("main form .answers button");

        (await kiosk.Page.InnerTextAsync(".code b")).Replace(" ", "").ShouldBe(code);
    }

    [Fact]
    public async Task Without_paper_the_number_stands_large_with_a_QR_to_keep()
    {
        await using var printer = new FakePrinter { Paper = 0x72 };
        await using var kiosk = await KioskScreen.OpenAsync(host, "rawalumbu", paperMm: 80, printer: printer.Address.ToString());
        await kiosk.GoAsync("/ambil/KK-BARU");
        await kiosk.TouchAsync("button[name=priority][value='0']");

        (await kiosk.Page.InnerTextAsync(".notice")).ShouldContain("Nomor Anda tetap berlaku");
        (await kiosk.Page.Locator("svg.phone").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task Where_the_browser_prints_it_is_a_roll_with_the_code_for_the_door()
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "rawalumbu", paperMm: 58);
        await kiosk.Page.AddInitScriptAsync("globalThis.printed = 0; globalThis.print = () => { globalThis.printed++; };");
        await kiosk.GoAsync("/ambil/KK-BARU");
        await kiosk.TouchAsync("button[name=priority][value='0']");
        (await kiosk.Page.EvaluateAsync<int>("globalThis.printed")).ShouldBe(1);

        await kiosk.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        (await kiosk.Page.IsVisibleAsync("svg.door")).ShouldBeTrue();
        (await kiosk.Page.IsVisibleAsync("footer")).ShouldBeFalse();
        await kiosk.Page.ReloadAsync();
        (await kiosk.Page.EvaluateAsync<int>("globalThis.printed")).ShouldBe(0);
    }

    [Fact]
    public async Task When_nobody_touches_it_a_question_comes_and_then_everything_is_forgotten()
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "bekasi-barat");
        await kiosk.Page.Clock.InstallAsync();
        await kiosk.SpeakAsync("en");
        await kiosk.GoAsync("/ambil/KK-BARU");
        await kiosk.TouchAsync("button[name=priority][value='0']");
        (await kiosk.Page.InnerTextAsync("h1")).ShouldContain("Queue number");
        await kiosk.Page.Clock.RunForAsync(46_000);
        (await kiosk.Page.IsVisibleAsync("#masih")).ShouldBeTrue();
        await kiosk.Page.EvaluateAsync("document.getElementById('lanjut').click()");   // under a clock of ours a tap would wait for ever
        (await kiosk.Page.IsVisibleAsync("#masih")).ShouldBeFalse();

        await kiosk.Page.Clock.RunForAsync(46_000);
        await kiosk.Page.Clock.RunForAsync(20_000);
        await Assertions.Expect(kiosk.Page).ToHaveURLAsync(kiosk.Address(""));
        (await kiosk.Page.InnerTextAsync("h1")).ShouldBe("Ambil nomor antrean");
        await kiosk.GoAsync("/nomor");
        kiosk.Path.ShouldBe("/mesin/bekasi-barat");
        await kiosk.Page.GoBackOnceThereAsync();
        (await kiosk.Page.Locator(".number:visible").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_kiosk_that_was_struck_off_stops_at_the_next_touch()
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "pondok-melati");
        await kiosk.GoAsync("/ambil/KK-BARU");
        await kiosk.StrikeOffAsync();
        await kiosk.TouchAsync("button[name=priority][value='0']");

        kiosk.Path.ShouldBe("/mesin");
        (await kiosk.Page.InnerTextAsync("h1")).ShouldBe("Pasang mesin antrean");
    }

    [Fact]
    public async Task Help_is_heard_at_the_door_by_itself()
    {
        await using var door = await Citizen.Phone.OpenAsync(host);
        await door.SignInAsync(Dantain.Staff.DemoStaff.OfficerOf("pondok-gede"));
        await door.GoAsync("/pintu/pondok-gede");
        await using var kiosk = await KioskScreen.OpenAsync(host, "pondok-gede");
        await kiosk.TouchAsync("footer .help");
        (await kiosk.Page.InnerTextAsync("h1")).ShouldBe("Petugas sudah dipanggil");

        await door.Page.WaitForSelectorAsync("#kabar .news");
        (await door.Page.InnerTextAsync("#kabar")).ShouldContain("Bantuan diminta");
    }

    /// <summary>A kiosk has no wheel: what stands below the edge is not there.</summary>
    static Task<bool> IsWholeAsync(KioskScreen kiosk) => kiosk.Page.EvaluateAsync<bool>("document.documentElement.scrollHeight <= innerHeight + 1");
}
