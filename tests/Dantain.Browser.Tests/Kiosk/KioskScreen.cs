using System.Security.Cryptography;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Web.Citizen.Book;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Kiosk;

/// <summary>The touch screen of a machine in a hall, paired to an office, and how often it was touched.</summary>
sealed class KioskScreen : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly BrowserHost host;
    readonly Uri address;

    KioskScreen(BrowserHost host, IBrowserContext context, IPage page, string office, Uri address) => (this.host, this.context, Page, Office, this.address) = (host, context, page, office, address);

    public IPage Page { get; }
    public string Office { get; }
    public int Touches { get; private set; }
    public int Device { get; private init; }
    public string Path => new Uri(Page.Url).AbsolutePath;
    public string Address(string path) => new Uri(address, $"/mesin/{Office}{path}").ToString();

    public static async Task<KioskScreen> OpenAsync(BrowserHost host, string office, int width = 1080, int height = 1920, int paperMm = 0, string? printer = null, Uri? at = null)
    {
        var devices = host.Services.GetRequiredService<KnownDevices>();
        var cookie = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var code = (await devices.InviteKioskAsync("Pintu masuk", host.Services.GetRequiredService<CityVersions>().Current.Office(office)!.No, paperMm, printer)).Value;
        var device = host.Services.GetRequiredService<Holding>().DeviceOf(cookie);
        (await devices.TakeKioskAsync(code, device)).IsOk.ShouldBeTrue();
        var context = await host.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = true });
        await context.AddCookiesAsync([new() { Name = DeviceCookie.Name, Value = cookie, Url = host.Address.ToString() }]);
        var screen = new KioskScreen(host, context, await context.NewPageAsync(), office, at ?? host.Address) { Device = (await devices.KioskAsync(device))!.Id };
        await screen.GoAsync("");
        return screen;
    }

    public Task StrikeOffAsync() => host.Services.GetRequiredService<KnownDevices>().StrikeOffAsync(Device);

    public Task GoAsync(string path) => Page.GotoAsync(Address(path));

    public async Task TouchAsync(string what)
    {
        Touches++;
        await TapAsync(Page, what);
    }

    /// <summary>Taps what leads to another page, and waits until that is there.</summary>
    public static async Task TapAsync(IPage page, string what)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Load += Loaded;
        await page.TapAsync(what);
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        page.Load -= Loaded;

        void Loaded(object? sender, IPage at) => loaded.TrySetResult();
    }

    public Task SpeakAsync(string language) => context.AddCookiesAsync([new() { Name = "bahasa", Value = language, Url = host.Address.ToString() }]);

    /// <summary>Questions, answers and refusals of the page that nobody has spoken.</summary>
    public Task<string[]> SilentAsync() => Page.EvaluateAsync<string[]>("""
        async what => {
          const { clipsOf } = await import('/kiosk-voice.js'), silent = [];
          for (const e of document.querySelectorAll(what)) if (e.checkVisibility() && (await clipsOf(e.innerText)).length === 0) silent.push(`${location.pathname}: ${e.innerText}`);
          return silent;
        }
        """, "h1:not(:has(*)), h1 *, main .lead, main .who li, .tile > *, .answers .button, .come .button, footer .button:not(#bacakan), .paper .turn, .paper:not(:has(figure)) .order, .wrong h2, .wrong li a");

    /// <summary>As a scanner does it: every key at once, then Enter.</summary>
    public Task BurstAsync(string code) =>
        Page.EvaluateAsync("code => { for (const key of [...code, 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })); }", code);

    public async Task ScanAsync(string code)
    {
        await BurstAsync(code);
        await Page.ComesToAsync("/nomor$");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
