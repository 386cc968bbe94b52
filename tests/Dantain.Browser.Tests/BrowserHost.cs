using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests;

/// <summary>One real host on a free port and one Chromium for all tests of the assembly.</summary>
public sealed class BrowserHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    IPlaywright? playwright;

    public BrowserHost() => UseKestrel(0);

    public IBrowser Browser { get; private set; } = null!;
    public Uri Address => ClientOptions.BaseAddress;

    public async Task InitializeAsync()
    {
        StartServer();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("DANTAIN_CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            Args = [
                // Chromium refuses its sandbox to root, and calls out unless told not to.
                .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        await DisposeAsync();
    }
}

[CollectionDefinition(nameof(BrowserHost))]
public sealed class BrowserHostCollection : ICollectionFixture<BrowserHost>;
