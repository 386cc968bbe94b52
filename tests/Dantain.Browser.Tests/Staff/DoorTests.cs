using Dantain.Staff;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests.Staff;

/// <summary>The officer at the door with a phone: a code before the camera, or a USB scanner, is one act and one clear answer.</summary>
[Collection(nameof(BrowserHost))]
public sealed class DoorTests(BrowserHost host) : IDisposable
{
    readonly string camera = Path.Combine(Path.GetTempPath(), $"dantain-camera-{Guid.NewGuid():N}.y4m");

    public void Dispose() => File.Delete(camera);

    [Theory]
    [InlineData("clean", 0, 0, "jatiasih")]
    [InlineData("tilted", 27, 0, "bekasi-utara")]
    [InlineData("blurred", 0, 4, "jatisampurna")]
    public async Task A_code_before_the_camera_checks_in(string seen, double degrees, int blur, string office)
    {
        var (token, number) = await host.BookAsync(office);
        FakeCamera.Write(camera, token, degrees, blur);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("DANTAIN_CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            Args = [.. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), "--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", $"--use-file-for-fake-video-capture={camera}"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 800 } });
        var faults = new List<string>();
        page.Console += (_, line) => { if (line.Type == "error") faults.Add(line.Text); };
        await SignInAsync(page, office);
        await page.ClickAsync("#pindai");
        await page.WaitForSelectorAsync("#hasil .big", new() { Timeout = 30_000 });

        (await page.TextContentAsync("#hasil .big")).ShouldBe(number, seen);
        (await page.GetAttributeAsync("#hasil", "data-sound")).ShouldBe("good");
        new Uri(page.Url).Query.ShouldBeEmpty("the page was not loaded again");
        faults.ShouldBeEmpty();
    }

    async Task SignInAsync(IPage page, string office)
    {
        await page.GotoAsync(new Uri(host.Address, $"/masuk?kembali=/pintu/{office}").ToString());
        await page.FillAsync("#user", DemoStaff.OfficerOf(office));
        await page.FillAsync("#password", DemoStaff.Password);
        await page.ClickAsync("form .primary");
        await page.GotoAsync(new Uri(host.Address, $"/pintu/{office}").ToString());
    }
}
