using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        await phone.Page.Locator("button[name=jam]").First.DblClickAsync();
        await phone.Page.WaitForURLAsync("**/daftar/kontak");
        await phone.GiveNumberAsync();
        await phone.Page.DblClickAsync("#daftarkan");
        await phone.Page.WaitForURLAsync("**/tiket/*");

        (await BookedAsync()).ShouldBe(before + 1);
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
