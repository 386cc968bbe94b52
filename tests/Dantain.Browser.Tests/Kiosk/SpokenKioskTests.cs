using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Kiosk;

/// <summary>Somebody who does not see the machine: everything is heard, and nothing but keys or touches is needed.</summary>
[Collection(nameof(BrowserHost))]
public sealed class SpokenKioskTests(BrowserHost host)
{
    /// <summary>What the page plays, and whether it may be heard.</summary>
    const string Ear = """
        window.heard = 0;
        const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function (at) { window.heard++; window.ear = this.context; return start.call(this, at); };
        """;

    static Task HearAsync(IPage page) => page.WaitForFunctionAsync("() => window.heard > 0 && window.ear.state === 'running'", null, new() { Timeout = 20_000 });

    [Fact]
    public async Task A_number_is_taken_by_keys_and_everything_on_the_way_is_read_aloud()
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "bekasi-timur", 1280, 800);
        await kiosk.Page.AddInitScriptAsync(Ear);
        await kiosk.GoAsync("");
        await kiosk.Page.Keyboard.PressAsync("*");
        await HearAsync(kiosk.Page);
        await HasHeardAsync(kiosk.Page, "Ambil nomor antrean");
        (await kiosk.Page.GetAttributeAsync("#bacakan", "aria-pressed")).ShouldBe("true");

        await kiosk.Page.Keyboard.PressAsync("6");
        await Assertions.Expect(kiosk.Page.Locator(".tiles li:nth-child(1) a")).ToBeFocusedAsync();
        await HasHeardAsync(kiosk.Page, await kiosk.Page.InnerTextAsync(".tiles li:nth-child(1) strong"));
        await kiosk.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(kiosk.Page.Locator(".tiles li:nth-child(2) a")).ToBeFocusedAsync();
        await kiosk.Page.Keyboard.PressAsync("4");
        await Assertions.Expect(kiosk.Page.Locator(".tiles li:nth-child(1) a")).ToBeFocusedAsync();
        await kiosk.Page.Keyboard.PressAsync("5");
        await kiosk.Page.ComesToAsync("/layanan/");
        await HearAsync(kiosk.Page);
        await ChooseAsync(kiosk, ".tiles li:nth-child(3) a", 3);
        await kiosk.Page.ComesToAsync("/ambil/");
        await ChooseAsync(kiosk, "button[name=priority][value='1']");
        await kiosk.Page.WaitForFunctionAsync("() => document.querySelector('.number, .wrong') !== null");
        kiosk.Path.ShouldBe("/mesin/bekasi-timur/nomor", await kiosk.Page.InnerTextAsync("main"));

        await HearAsync(kiosk.Page);
        var number = await kiosk.Page.InnerTextAsync(".number");
        await HasHeardAsync(kiosk.Page, number);
        (await ClipsOfAsync(kiosk.Page, number))[..2].ShouldBe(["/suara/id/nomor-antrean.mp3", $"/suara/id/{char.ToLowerInvariant(number[0])}.mp3"]);
    }

    [Fact]
    public async Task A_finger_hears_with_the_first_touch_and_chooses_with_the_second_and_the_next_visitor_is_not_read_to()
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "mustika-jaya");
        await kiosk.Page.TapAsync("#bacakan");
        await kiosk.Page.TapAsync(".tiles li:nth-child(1) a");
        await Assertions.Expect(kiosk.Page.Locator(".tiles li:nth-child(1) a")).ToBeFocusedAsync();
        kiosk.Path.ShouldBe("/mesin/mustika-jaya");
        await kiosk.TouchAsync(".tiles li:nth-child(1) a");
        kiosk.Path.ShouldStartWith("/mesin/mustika-jaya/layanan/");

        await kiosk.Page.TapAsync("footer a");
        await kiosk.TouchAsync("footer a");
        kiosk.Path.ShouldBe("/mesin/mustika-jaya");
        (await kiosk.Page.GetAttributeAsync("#bacakan", "aria-pressed")).ShouldBe("false");
        await kiosk.TouchAsync(".tiles li:nth-child(1) a");
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task There_are_clips_for_what_every_screen_asks_and_offers(string language)
    {
        await using var kiosk = await KioskScreen.OpenAsync(host, "mustika-jaya");
        await kiosk.SpeakAsync(language);
        var silent = new List<string>();
        foreach (var path in new[] { "", "/layanan/KTP-EL", "/ambil/KTP-HILANG", "/datang", "/bantuan" })
        {
            await kiosk.GoAsync(path);
            silent.AddRange(await kiosk.SilentAsync());
        }
        await kiosk.GoAsync("/datang");
        await kiosk.Page.FillAsync("#code", "ABCD");
        await kiosk.TouchAsync("main form button:not([type=button])");
        (await kiosk.Page.Locator(".wrong").CountAsync()).ShouldBe(1);
        silent.AddRange(await kiosk.SilentAsync());
        foreach (var text in language == "en" ? new[] { "M-1000", "12 places left, turn from 13:05" } : ["Kembali ke sini paling lambat pukul 09.30 WIB.", "Giliran Anda mulai pukul 10.00 WIB.", "27 tempat tersisa"])
            foreach (var clip in await ClipsOfAsync(kiosk.Page, text))
                using (var http = new HttpClient { BaseAddress = host.Address })
                using (var answer = await http.GetAsync(new Uri(clip, UriKind.Relative))) answer.IsSuccessStatusCode.ShouldBeTrue($"{text}: {clip}");
        if (language == "id") (await ClipsOfAsync(kiosk.Page, "27 tempat tersisa"))[..3].ShouldBe(["/suara/id/dua.mp3", "/suara/id/puluh.mp3", "/suara/id/tujuh.mp3"]);

        silent.ShouldBeEmpty();
    }

    /// <summary>On to this choice, key by key, and takes it.</summary>
    static async Task ChooseAsync(KioskScreen kiosk, string choice, int steps = 1)
    {
        await kiosk.Page.WaitForFunctionAsync("() => document.getElementById('bacakan')?.ariaPressed === 'true'");
        for (var i = 1; i <= steps; i++)
        {
            await kiosk.Page.Keyboard.PressAsync("6");
            if (i < steps) await Assertions.Expect(kiosk.Page.Locator($".tiles li:nth-child({i}) a")).ToBeFocusedAsync();
        }
        await Assertions.Expect(kiosk.Page.Locator(choice)).ToBeFocusedAsync();
        await kiosk.Page.Keyboard.PressAsync("5");
    }

    static Task<string[]> ClipsOfAsync(IPage page, string text) => page.EvaluateAsync<string[]>("async text => (await import('/kiosk-voice.js')).clipsOf(text)", text);

    /// <summary>The page has fetched every clip of this text, to play it.</summary>
    static async Task HasHeardAsync(IPage page, string text)
    {
        var meant = await ClipsOfAsync(page, text);
        meant.ShouldNotBeEmpty(text);
        await page.WaitForFunctionAsync("clips => clips.every(clip => performance.getEntriesByType('resource').some(entry => entry.name.endsWith(clip)))", meant, new() { Timeout = 20_000 });
    }
}
