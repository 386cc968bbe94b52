using Dantain.Cities;
using Dantain.Shared;
using Dantain.Web.Citizen;

namespace Dantain.Web.Hosting;

/// <summary>
/// The operator's switch: while the file <c>maintenance</c> lies in the data folder, everybody gets a page that says so, the API a problem document
/// (503, Retry-After). What stands in the file (<c>20.00 WIB</c>) is shown as the time it is back. Health answers as ever, so that the balancer
/// keeps sending people to the page, and not to its own.
/// </summary>
sealed class Maintenance(Settings settings)
{
    const int RetryAfterSeconds = 300, LongestTime = 60;
    static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    static readonly Refusal Closed = new("request.maintenance", RefusalKind.Busy);

    readonly string file = FileIn(settings);
    long asked = -(long)Between.TotalMilliseconds;
    volatile bool isOn;

    public static string FileIn(Settings settings) => Path.Combine(settings.Data, "maintenance");

    /// <summary>Looks at the disk once a second at most; the hot path must not pay for it.</summary>
    public bool IsOn
    {
        get
        {
            var now = Environment.TickCount64;
            if (now - Volatile.Read(ref asked) < Between.TotalMilliseconds) return isOn;
            Volatile.Write(ref asked, now);
            return isOn = File.Exists(file);
        }
    }

    /// <summary>When it is back, in the operator's words; null where they said nothing.</summary>
    public async Task<string?> BackAtAsync()
    {
        try
        {
            var said = (await File.ReadAllTextAsync(file)).Trim();
            return said.Length == 0 ? null : said[..Math.Min(said.Length, LongestTime)];
        }
        catch (IOException)
        {
            return null;   // taken away just now
        }
    }

    static async Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        if (http.Request.Path.StartsWithSegments("/api")) await http.FaultAsync(Closed);
        else
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await ErrorPage.WriteAsync(http, "maintenance", await http.RequestServices.GetRequiredService<Maintenance>().BackAtAsync());
        }
    }

    /// <summary>What the page looks like, and health, pass; all else is answered here.</summary>
    public static void Guard(WebApplication app)
    {
        var maintenance = app.Services.GetRequiredService<Maintenance>();
        app.Use((http, next) => maintenance.IsOn && !Passes(http.Request.Path) ? AnswerAsync(http) : next(http));
    }

    static bool Passes(PathString path) => path.StartsWithSegments("/health") || Path.GetExtension(path.Value) is ".css" or ".svg";

    /// <summary>Before the host is built: as long as the switch is on, a small one without a database stands in its place. False when it was asked to end.</summary>
    public static async Task<bool> StandInAsync(string[] args, IConfiguration configuration)
    {
        var settings = Settings.From(configuration);
        if (!File.Exists(FileIn(settings))) return true;
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton(settings).AddSingleton<Maintenance>();
        if (settings.Pack is { } pack && PackJson.Read(await File.ReadAllBytesAsync(pack)).Pack is { } city) builder.Services.AddSingleton(city);
        builder.AddLightPages();
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseLightPages();
        app.UseLanguage();
        Guard(app);
        app.MapStaticAssets();
        app.MapGet("/warna.css", (HttpContext http) => http.RequestServices.GetService<CityPack>() is { } dressed ? Results.Text(CitizenSetup.ColoursOf(dressed), "text/css") : Results.NotFound());
        app.MapGet("/health/live", () => "live");
        app.MapGet("/health/ready", () => "maintenance");
        await app.StartAsync();
        var ending = app.Lifetime.ApplicationStopping;
        while (File.Exists(FileIn(settings)) && !ending.IsCancellationRequested) await Task.WhenAny(Task.Delay(Between, ending));
        await app.StopAsync(CancellationToken.None);
        return !ending.IsCancellationRequested;
    }
}
