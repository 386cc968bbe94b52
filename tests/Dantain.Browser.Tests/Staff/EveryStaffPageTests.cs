using Dantain.Browser.Tests.Citizen;
using Dantain.Staff;

namespace Dantain.Browser.Tests.Staff;

/// <summary>Officers and administrators have the same right to a page that works: on a phone of 320 px too, in both languages.</summary>
[Collection(nameof(BrowserHost))]
public sealed class EveryStaffPageTests(BrowserHost host)
{
    static readonly string[] AtWork = ["/loket", "/loket/dinas/1", "/pintu/dinas", "/bantu", "/ambil-alih", "/tanpa-izin", "/layar", "/layar/dinas"];
    static readonly string[] Administration = ["/pintu", "/admin", "/admin/petugas", "/admin/akses", "/admin/masukan", "/admin/perangkat", "/admin/pesan"];
    /// <summary>They show nothing of their own: one sends away, the other opens with a key that is made once, on the command line.</summary>
    static readonly string[] NoScreen = ["/keluar", "/masuk/pertama"];

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
        await LookAsAsync("admin", Administration);

        inspection.Faults.ShouldBeEmpty();
        inspection.NotSeen(host, 12, "Counters", "Doors", "Boards", "Admin").Except(NoScreen).ShouldBeEmpty();

        async Task LookAsAsync(string user, string[] pages)
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
