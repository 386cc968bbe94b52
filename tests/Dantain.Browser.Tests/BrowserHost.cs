using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dantain.Browser.Tests.Citizen;
using Dantain.Cities;
using Dantain.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests;

/// <summary>One real host on a free port and one Chromium for all tests of the assembly.</summary>
public class BrowserHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>The office that has nobody at the door.</summary>
    public const string SmallOffice = "bantar-gebang";

    readonly string folder = Directory.CreateTempSubdirectory("dantain-browser-").FullName;
    IPlaywright? playwright;

    public BrowserHost() => UseKestrel(0);

    public IBrowser Browser { get; private set; } = null!;
    public MailServer Mailbox { get; private set; } = null!;
    public Uri Address => ClientOptions.BaseAddress;

    public static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Dantain.slnx"))) return folder.FullName;
            throw new DirectoryNotFoundException("Dantain.slnx is not above the tests");
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("DANTAIN_DB", $"sqlite:{Path.Combine(folder, "city.db")}")
        .UseSetting("DANTAIN_DATA", folder)
        .UseSetting("DANTAIN_PACK", TestPack.Write(Root, "kota-bekasi.json", folder, Change))
        .UseSetting("DANTAIN_PROFILE", "demo")
        .UseSetting("DANTAIN_RATE_LIMITS", "off")
        // Files of wwwroot as the published program gives them: compressed, and kept for ever under their hashed names.
        .UseSetting("ReloadStaticAssetsAtRuntime", "false")
        .UseSetting("EnableStaticAssetsDevelopmentCaching", "true")
        .UseSetting("DANTAIN_SMTP", $"smtp+plain://127.0.0.1:{Mailbox.Port}").UseSetting("DANTAIN_MAIL_FROM", "antre@example.go.id").UseSetting("DANTAIN_PUBLIC_URL", "https://antre.example.go.id")
        .UseSetting("DANTAIN_CLOCK", $"{At};{TimeProvider.System.GetUtcNow():O};1");

    /// <summary>The city's time when the host starts.</summary>
    protected virtual string At => "2026-11-24T02:30:00Z";

    /// <summary>
    /// What this host's city has otherwise than Bekasi. Its time goes on while the tests run, on a slow machine for longer than the half hour before
    /// a booked time: whoever has a place of this morning may come whenever the test is at it.
    /// </summary>
    protected virtual CityPack Change(CityPack pack) => pack with
    {
        Rules = pack.Rules with { CheckInBeforeMinutes = 120 },
        Offices = [.. pack.Offices.Select(o => o.Code != SmallOffice ? o : o with { ReceivesAtCounter = true, Capacity = [.. o.Capacity.Select(c => c with { Counters = c.Counters * 4 })] })],
    };

    public virtual async Task InitializeAsync()
    {
        Mailbox = await MailServer.StartAsync();
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

    /// <summary>A visit of this morning, booked over the API.</summary>
    public async Task<(string Token, string Number)> BookAsync(string office, string service = "KTP-HILANG")
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings")
        {
            Content = JsonContent.Create(new { office, date = "2026-11-24", start = "11:00", applicant = new { name = "Siti Rahmawati", nik = Phone.NewNik(), phone = "081234567890" }, items = new[] { new { service } } }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request);
        var booked = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((int)answer.StatusCode).ShouldBe(201, booked.ToString());
        return ((string)booked["token"]!, (string)booked["number"]!);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        await DisposeAsync();
        Mailbox?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

[CollectionDefinition(nameof(BrowserHost))]
public sealed class BrowserHostCollection : ICollectionFixture<BrowserHost>;
