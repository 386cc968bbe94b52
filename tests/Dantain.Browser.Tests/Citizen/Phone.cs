using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Citizen;

/// <summary>A small phone (320 px) in the hand of somebody who books, with or without script, in one language.</summary>
sealed class Phone : IAsyncDisposable
{
    static int people;
    readonly IBrowserContext context;
    readonly Uri address;

    Phone(IBrowserContext context, IPage page, Uri address)
    {
        (this.context, Page, this.address) = (context, page, address);
        page.Request += (_, request) => Posts += request.Method == "POST" ? 1 : 0;
    }

    public IPage Page { get; }
    /// <summary>How often a form was sent, and how many fields were filled in by hand or from a list.</summary>
    public int Posts { get; private set; }
    public int Typed { get; private set; }
    public string Path => new Uri(Page.Url).AbsolutePath;

    public static async Task<Phone> OpenAsync(BrowserHost host, bool script = true, string language = "id", int width = 320, Uri? at = null)
    {
        var context = await host.Browser.NewContextAsync(new() { JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = 640 }, HasTouch = true, DeviceScaleFactor = 2 });
        var phone = new Phone(context, await context.NewPageAsync(), at ?? host.Address);
        if (language != "id") await context.AddCookiesAsync([new() { Name = "bahasa", Value = language, Url = phone.address.ToString() }]);
        return phone;
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(address, path).ToString());
    public Task SubmitAsync() => Page.ClickAsync("main form:last-of-type button.button:first-of-type:not([value=perpanjang])");

    public static string NewNik() => $"327502{Interlocked.Increment(ref people) % 28 + 1:00}0285{people:0000}";

    public async Task ChooseServiceAsync(string service)
    {
        await GoAsync("/daftar");
        var link = Page.Locator($"a[href='/daftar/perlu/{service}']").First;
        if (!await link.IsVisibleAsync()) await Page.Locator($"details:has(a[href='/daftar/perlu/{service}']) > summary").ClickAsync();
        await link.ClickAsync();
        await SubmitAsync();
    }

    public Task TypeAsync(string field, string value)
    {
        Typed++;
        return Page.FillAsync(field, value);
    }

    public async Task SayWhoAsync(string name = "Siti", string village = "32.75.01.1002", string? nik = null)
    {
        await TypeAsync("#nik", nik ?? NewNik());
        await TypeAsync("#name", name);
        Typed++;
        await Page.SelectOptionAsync("#village", village);
        await SubmitAsync();
    }

    public Task ChooseOfficeAsync() => Page.Locator(".offices a").First.ClickAsync();

    /// <param name="day">0 is today.</param>
    public async Task ChooseTimeAsync(int day = 1)
    {
        await Page.Locator(".days a").Nth(day).ClickAsync();
        await Page.Locator("button[name=jam]").First.ClickAsync();
    }

    public async Task GiveNumberAsync(string phone = "081234567890")
    {
        await TypeAsync("#phone", phone);
        await SubmitAsync();
    }

    /// <summary>A second window of the same browser.</summary>
    public async Task<IPage> AnotherTabAsync(string path)
    {
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(new Uri(address, path).ToString());
        return tab;
    }

    /// <param name="day">0 is today.</param>
    public async Task ToCheckAsync(string service = "KTP-HILANG", int day = 1)
    {
        await ChooseServiceAsync(service);
        await SayWhoAsync();
        await FromOfficeToCheckAsync(day);
    }

    public async Task FromOfficeToCheckAsync(int day = 1)
    {
        Path.ShouldBe("/daftar/kantor");
        await ChooseOfficeAsync();
        await ChooseTimeAsync(day);
        await GiveNumberAsync();
        Path.ShouldBe("/daftar/periksa");
    }

    public async Task ToTicketAsync(string service = "KTP-HILANG", int day = 1)
    {
        await ToCheckAsync(service, day);
        await BookAsync();
    }

    public async Task BookAsync()
    {
        await Page.ClickAsync("#daftarkan");
        Path.ShouldStartWith("/tiket/");
    }

    public async Task SignInAsync(string user)
    {
        await Page.Context.ClearCookiesAsync(new() { Name = "dantain-staff" });
        await GoAsync("/masuk");
        await Page.FillAsync("#user", user);
        await Page.FillAsync("#password", Dantain.Staff.DemoStaff.Password);
        await Page.ClickAsync("form .primary");
    }

    /// <summary>The link an administrator makes for the device of a kelurahan.</summary>
    public async Task<string> NewDeviceLinkAsync()
    {
        await SignInAsync("admin");
        await GoAsync("/admin/perangkat");
        await Page.FillAsync("#place", "Kelurahan Margahayu");
        await Page.ClickAsync("form.row .primary");
        return new Uri((await Page.Locator(".link").TextContentAsync())!.Trim()).AbsolutePath;
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
