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

    [Theory]
    [InlineData(true, "id", 320, true)]
    [InlineData(false, "id", 320, false)]
    [InlineData(true, "en", 1280, false)]
    [InlineData(false, "en", 320, true)]
    public async Task A_line_that_breaks_before_the_answer_costs_nothing_and_trying_again_shows_the_one_booking(bool script, string language, int width, bool back)
    {
        using var line = new Line(host);
        await using var phone = await Phone.OpenAsync(host, script, language, width, line.Address);
        await phone.ToCheckAsync();
        await phone.Page.IsLoadedAsync();   // the next answer is that of the button
        var before = await CountAsync(BookingState.Confirmed);
        var lost = line.LoseNextAnswerAsync();
        await phone.Page.ClickAsync("#daftarkan");
        await lost;
        await phone.Page.ComesToAsync("^chrome-error:");
        (await CountAsync(BookingState.Confirmed)).ShouldBe(before + 1, "the answer was lost, not what was asked");

        line.Mend();
        if (back)
        {
            await phone.Page.GoBackOnceThereAsync();
            await phone.Page.ComesToAsync("/daftar/kontak");   // the page of the fault took the place of the one it came from
            await phone.SubmitAsync();
            await phone.Page.ClickAsync("#daftarkan");
        }
        else await phone.Page.ReloadAsync();
        await phone.Page.ComesToAsync("/tiket/");

        (await phone.Page.Locator("h1 strong").TextContentAsync())!.ShouldMatch(@"\A[A-Z]-\d{3,4}\z");
        (await CountAsync(BookingState.Confirmed)).ShouldBe(before + 1);
    }

    Task<int> BookedAsync() => CountAsync(BookingState.Confirmed, BookingState.Held);

    async Task<int> CountAsync(params BookingState[] states)
    {
        await using var db = host.Services.GetRequiredService<Store>().Open();
        return await db.Bookings.CountAsync(b => states.Contains(b.State));
    }
}
