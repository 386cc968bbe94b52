using Dantain.Browser.Tests.Citizen;
using Dantain.Staff;

namespace Dantain.Browser.Tests.Staff;

/// <summary>Officers and administrators have the same right to a page that works: on a phone of 320 px too, in both languages.</summary>
[Collection(nameof(BrowserHost))]
public sealed class EveryStaffPageTests(BrowserHost host)
{
    static readonly string[] AtWork = ["/loket", "/loket/dinas/1", "/pintu/dinas", "/bantu", "/ambil-alih", "/berkas/dinas", "/berkas/dinas/siap", "/berkas/dinas/kirim", "/berkas/dinas/serah"];

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Every_screen_of_the_staff_is_sound(string language)
    {
        await using var phone = await Phone.OpenAsync(host, language: language);
        var inspection = new Inspection(language);
        await phone.GoAsync("/masuk");
        await inspection.LookAsync(phone.Page, "sign in");
        await phone.Page.ClickAsync("form .primary");
        await inspection.LookAsync(phone.Page, "sign in, wrong");
        await LookAsAsync(DemoStaff.OfficerOf("dinas"), AtWork);
        // Whoever administers may open all the rest. The first administrator's key is made on the command line only: without it, this shows what is not found.
        await LookAsAsync("admin", inspection.NotSeen(host, 12, [("office", "dinas"), ("office?", "dinas"), ("no:int", "1"), ("receipt", "22222222"), ("zone?", "ruang-1")], "Counters", "Doors", "Boards", "Papers", "Admin", "Stock"));

        inspection.Faults.ShouldBeEmpty();

        async Task LookAsAsync(string user, IReadOnlyList<string> pages)
        {
            await phone.SignInAsync(user);
            foreach (var path in pages)
            {
                await phone.GoAsync(path);
                if (await phone.Page.Locator(".menu").IsVisibleAsync()) await phone.Page.ClickAsync(".menu summary");
                await inspection.LookAsync(phone.Page, path);
            }
        }
    }

    [Fact]
    public async Task The_menu_leaves_a_phone_s_screen_to_the_work()
    {
        await using var phone = await Phone.OpenAsync(host);
        await phone.SignInAsync("admin");
        await phone.GoAsync("/admin");

        (await phone.Page.Locator("body > header").BoundingBoxAsync())!.Height.ShouldBeInRange(40, 64);
        await phone.Page.ClickAsync(".menu summary");
        await phone.Page.ClickAsync("nav a[href='/admin/pesan']");
        phone.Path.ShouldBe("/admin/pesan");
    }
}
