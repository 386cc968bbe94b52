using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>Without mouse or touch: Tab, Enter and Space lead through the whole booking, and where one is can always be seen (WCAG 2.1.1, 2.4.7, 2.4.11).</summary>
[Collection(nameof(BrowserHost))]
public sealed class KeyboardTests(BrowserHost host)
{
    const int MostTabs = 150;

    [Theory]
    [InlineData("id", 320)]
    [InlineData("en", 1280)]
    public async Task A_visit_is_booked_with_the_keyboard_alone(string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, language: language, width: width);
        async Task TypeAsync(string field, string text)
        {
            await TabToAsync(phone.Page, field);
            await phone.Page.Keyboard.TypeAsync(text);
        }
        async Task PressAsync(string what, string to, string key = "Enter")
        {
            await TabToAsync(phone.Page, what);
            await phone.Page.Keyboard.PressAsync(key);
            await phone.Page.ComesToAsync(to);
        }
        await phone.GoAsync("/");
        await PressAsync("main a.button[href='/daftar']", "/daftar/layanan");
        await PressAsync("details:not([open]):has(a[href='/daftar/perlu/KTP-HILANG']) > summary", "/daftar/layanan");
        await PressAsync("a[href='/daftar/perlu/KTP-HILANG']", "/daftar/perlu/KTP-HILANG");
        await PressAsync("input[name=siap]", "/daftar/perlu", "Space");
        (await phone.Page.Locator("input[name=siap]:checked").CountAsync()).ShouldBe(1);
        await PressAsync("main .actions button", "/daftar/siapa");
        await TypeAsync("#nik", Phone.NewNik());
        await TypeAsync("#name", "Siti");
        await TabToAsync(phone.Page, "#village");
        await phone.Page.Keyboard.PressAsync("ArrowDown");
        await PressAsync("main .actions button", "/daftar/kantor");
        await PressAsync(".offices a", "/daftar/waktu");
        await PressAsync(".days a:not([aria-current])", "#jam");
        await PressAsync("button[name=jam]", "/daftar/kontak", "Space");
        await TypeAsync("#phone", "081234567890");
        await PressAsync("main .actions button", "/daftar/periksa");
        await PressAsync("#daftarkan", "/tiket/");
    }

    [Fact]
    public async Task The_bar_that_says_that_a_hold_ends_soon_covers_nothing_one_comes_to()
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.ChooseOfficeAsync();
        await phone.ChooseTimeAsync();
        await phone.Page.Clock.InstallAsync();
        await phone.GoAsync("/daftar/kontak");
        await phone.Page.Clock.RunForAsync(510_000);
        await phone.Page.WaitForSelectorAsync(".soon");
        await phone.Page.Clock.ResumeAsync();

        await TabToAsync(phone.Page, "footer a[href^='/masukan']");
    }

    /// <summary>On by Tab until there; on the way every place is one that is seen.</summary>
    static async Task TabToAsync(IPage page, string selector)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string?>(Unseen)).ShouldBeNull();
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
        }
        throw new InvalidOperationException($"Tab does not come to {selector}");
    }

    /// <summary>What has the focus and shows no ring, or lies outside the screen or under something else; null where all is well.</summary>
    const string Unseen = """
        () => {
          const e = document.activeElement, named = e.outerHTML.slice(0, 120);
          if (e === document.body) return null;   // between the end of the page and its beginning
          const box = (e.getClientRects()[0] ?? e.getBoundingClientRect()), style = getComputedStyle(e);
          if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `${named} shows no focus`;
          const x = box.left + box.width / 2, y = box.top + box.height / 2;
          if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) return `${named} is off the screen`;
          const above = document.elementFromPoint(x, y);
          return above && (e.contains(above) || above.contains(e) && !above.closest('.soon > div') || above.closest('label')?.contains(e)) ? null : `${named} is under ${above?.outerHTML.slice(0, 80)}`;
        }
        """;
}
