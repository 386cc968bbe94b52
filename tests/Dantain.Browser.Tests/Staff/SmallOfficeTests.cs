using Dantain.Browser.Tests.Citizen;
using Dantain.Staff;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Staff;

/// <summary>A sub-district with one PC and nobody at the door: console and board are two windows of one browser, and people check in by themselves.</summary>
[Collection(nameof(BrowserHost))]
public sealed class SmallOfficeTests(BrowserHost host)
{
    const string Office = BrowserHost.SmallOffice;

    [Fact]
    public async Task One_PC_runs_a_whole_day()
    {
        await using var desk = await Phone.OpenAsync(host, width: 1280);
        await desk.SignInAsync(DemoStaff.OfficerOf(Office));
        await desk.GoAsync($"/loket/{Office}/1");
        var page = desk.Page;
        await PressAsync(page, "F2", "[value=pause]");
        var board = await desk.AnotherTabAsync($"/layar/{Office}");
        var (first, second) = (await host.BookAsync(Office), await host.BookAsync(Office));

        // Somebody sits down with a phone and types what the screen shows.
        await using var phone = await Phone.OpenAsync(host);
        await phone.GoAsync("/tiket/" + first.Token);
        await phone.Page.ClickAsync("a[href$='/hadir']");
        foreach (var language in new[] { "id", "en" })
        {
            await phone.Page.Context.AddCookiesAsync([new() { Name = "bahasa", Value = language, Url = host.Address.ToString() }]);
            var inspection = new Inspection(language);
            await phone.Page.ReloadAsync();
            await inspection.LookAsync(phone.Page, "check in alone");
            await phone.Page.FillAsync("#code", "abcd");
            await phone.SubmitAsync();
            await inspection.LookAsync(phone.Page, "check in alone, wrong");
            inspection.Faults.ShouldBeEmpty();
            await phone.GoAsync($"/tiket/{first.Token}/hadir");
        }
        await phone.Page.FillAsync("#code", await board.InnerTextAsync("#code strong"));
        await phone.SubmitAsync();
        phone.Path.ShouldBe("/tiket/" + first.Token);
        await Assertions.Expect(board.Locator("#next")).ToContainTextAsync(first.Number);

        // The next one comes straight to the counter with a code, and one without a phone gets a number there.
        await page.FillAsync("#code", second.Token);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#console .called .number")).ToHaveTextAsync(second.Number);
        await Assertions.Expect(page.Locator("#console .called .state")).ToHaveTextAsync("dilayani");
        await Assertions.Expect(board.Locator("#calls")).ToContainTextAsync(second.Number);
        await PressAsync(page, "F4", "[value=finish]");
        await PressAsync(page, "F9", ".called.none");
        await page.ClickAsync("#spot-more summary");
        await page.ClickAsync("#spot-more [value=take]");
        var walkIn = await page.InnerTextAsync(".given:not([hidden]) .number");
        await page.ClickAsync(".given a[href$='/1']");
        await page.Locator(".given a").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.WaitForLoadStateAsync();   // the keys are there once its script is

        // Both are called as any are, and the board shows it.
        List<string> called = [];
        for (var i = 0; i < 2; i++)
        {
            await PressAsync(page, "F2", "[value=start]");
            var number = await page.InnerTextAsync("#console .called .number");
            called.Add(number);
            await Assertions.Expect(board.Locator("#calls")).ToContainTextAsync(number);
            await PressAsync(page, "F4", "[value=finish]");
            await PressAsync(page, "F9", ".called.none");
        }
        called.ShouldBe([first.Number, walkIn], ignoreOrder: true);
        await phone.GoAsync("/tiket/" + first.Token);
        await Assertions.Expect(phone.Page.Locator("#keadaan")).ToContainTextAsync("Served");
    }

    static async Task PressAsync(IPage page, string key, string then)
    {
        await page.Keyboard.PressAsync(key);
        await page.Locator($"#console {then}").WaitForAsync();
    }
}
