using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>However often somebody sends, goes back or opens a second window: one booking.</summary>
[Collection(nameof(BrowserHost))]
public sealed class OnceTests(BrowserHost host)
{
    [Theory]
    [InlineData(true, "id", 320)]
    [InlineData(false, "id", 320)]
    [InlineData(true, "en", 1280)]
    public async Task A_double_click_on_a_time_and_on_the_last_button_books_once(bool script, string language, int width)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        var before = await BookedAsync();
        await phone.ChooseServiceAsync("KTP-HILANG");
        await phone.SayWhoAsync();
        await phone.ChooseOfficeAsync();
        await TwiceAsync(phone.Page, "button[name=jam]", "/daftar/kontak$");
        await phone.GiveNumberAsync();
        await TwiceAsync(phone.Page, "#daftarkan", "/tiket/");

        (await BookedAsync()).ShouldBe(before + 1);
    }

    /// <summary>Both clicks meet the page they were meant for: nothing is sent before the second, else that one hits whatever stands there on the next page.</summary>
    static async Task TwiceAsync(IPage page, string button, string to)
    {
        var clicked = new TaskCompletionSource();
        async Task HoldAsync(IRoute route)
        {
            await clicked.Task;
            try { await route.ContinueAsync(); }
            catch (PlaywrightException) { /* the second click took its place */ }
        }
        await page.RouteAsync("**/daftar/**", HoldAsync);
        await page.Locator(button).First.DblClickAsync();
        clicked.SetResult();
        await page.ComesToAsync(to);
        await page.UnrouteAsync("**/daftar/**", HoldAsync);   // not before the answer: a request that is still held would be lost
    }

    [Theory]
    [InlineData(true, "id", 320, "Anda sudah terdaftar")]
    [InlineData(false, "en", 1280, "You are booked")]
    public async Task Back_and_again_from_a_second_window_books_once_and_says_so(bool script, string language, int width, string says)
    {
        await using var phone = await Phone.OpenAsync(host, script, language, width);
        var before = await BookedAsync();
        await phone.ToCheckAsync();
        var tab = await phone.AnotherTabAsync("/daftar/periksa");
        await phone.BookAsync();
        await phone.Page.GoBackOnceThereAsync();
        (await phone.Page.Locator("h1").TextContentAsync()).ShouldBe(says);
        await tab.ClickAsync("#daftarkan");

        (await tab.Locator("h1").TextContentAsync()).ShouldBe(says);
        (await BookedAsync()).ShouldBe(before + 1);
    }

    async Task<int> BookedAsync()
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.Bookings.CountAsync(b => b.State == BookingState.Confirmed || b.State == BookingState.Held);
    }
}
