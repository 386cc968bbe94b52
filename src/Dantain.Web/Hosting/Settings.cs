using Dantain.Shared;

namespace Dantain.Web.Hosting;

/// <summary>The technical settings, from environment variables; what belongs to the city comes from its pack.</summary>
public sealed record Settings
{
    /// <summary><c>sqlite:FILE</c> or <c>postgres:CONNECTION STRING</c>.</summary>
    public required string Database { get; init; }
    /// <summary>Folder of the key ring and, with SQLite, of the database.</summary>
    public required string Data { get; init; }
    /// <summary>The pack that is imported at start when it differs from the one in force.</summary>
    public string? Pack { get; init; }
    /// <summary>Demo accounts, and a clock that may be shifted; never in production.</summary>
    public bool Demo { get; init; }
    public bool RateLimits { get; init; } = true;
    /// <summary>The program that makes PDFs; without it pages are printed by the browser only.</summary>
    public string Chromium { get; init; } = "/usr/bin/chromium";
    public ClockShift? Clock { get; init; }
    /// <summary>File with the city's access to the population register; none for a city that checks at the counter only.</summary>
    public string? Register { get; init; }

    public static Settings From(IConfiguration configuration)
    {
        var data = configuration["DANTAIN_DATA"] ?? Path.GetFullPath(".local/data");
        var demo = configuration["DANTAIN_PROFILE"] == "demo";
        return new()
        {
            Data = data,
            Database = configuration["DANTAIN_DB"] ?? $"sqlite:{Path.Combine(data, "dantain.db")}",
            Pack = configuration["DANTAIN_PACK"],
            Demo = demo,
            RateLimits = configuration["DANTAIN_RATE_LIMITS"] != "off",
            Register = configuration["DANTAIN_REGISTER"] is { Length: > 0 } register ? register : null,
            Chromium = configuration["DANTAIN_CHROMIUM"] is { Length: > 0 } chromium ? chromium : "/usr/bin/chromium",
            Clock = demo && configuration["DANTAIN_CLOCK"] is { Length: > 0 } clock ? ReadClock(clock) : null,
        };
    }

    /// <summary><c>EPOCH;STARTED;SPEED</c>: the city's instant, the real instant it stood for, and seconds a second.</summary>
    internal static ClockShift ReadClock(string text) => text.Split(';') is [var epoch, var started, var speed]
        ? new(DateTimeOffset.Parse(epoch), DateTimeOffset.Parse(started), double.Parse(speed, System.Globalization.CultureInfo.InvariantCulture))
        : throw new ArgumentException("DANTAIN_CLOCK is EPOCH;STARTED;SPEED");
}
