using System.Diagnostics.Metrics;
using System.Text.Json.Serialization;
using Dantain.Brakes;
using Dantain.Shared;

namespace Dantain.Web.Citizen.Book;

/// <summary>Somebody waits for a time, since when.</summary>
sealed record Waiting([property: JsonPropertyName("d")] string Date, [property: JsonPropertyName("t")] string Start, [property: JsonPropertyName("s")] DateTimeOffset Since);

/// <summary>
/// Stands before the hold, before a visit moves, and before the API books. While few ask it is open. Under pressure it lets in who has done the small work for exactly this time of this
/// journey, or who has waited instead; staff and known devices always.
/// </summary>
sealed class Gate(Pressure pressure, SmallWork work, BookingBrake brake, CityClock clock)
{
    public const int WaitSeconds = 15;
    static readonly Meter Meter = new(BookingBrake.MeterName);
    static readonly Counter<long> Passed = Meter.CreateCounter<long>("dantain.brakes.gate", description: "Who asked for a place under pressure: worked, waited, or was sent to wait");

    public bool IsOpenTo(Journey journey, string date, string start, string? challenge, string? answer)
    {
        if (!pressure.Ask() || !brake.IsOn || journey.Helper is not null) return true;
        if (work.IsDone(About(journey, date, start), challenge, answer)) return Count("worked", true);
        if (journey.Waiting is { } waiting && waiting.Date == date && waiting.Start == start && HasWaited(waiting) && pressure.Admit()) return Count("waited", true);
        return Count("sent-to-wait", false);
    }

    /// <summary>The same where no journey keeps since when somebody waits: the signed challenge itself says it.</summary>
    /// <param name="about">What is asked for, the same each time; holds nothing personal.</param>
    /// <param name="isExempt">Staff, a device the city knows, or somebody whom the office owes another time.</param>
    /// <param name="challenge">As it was given, if it was.</param>
    /// <param name="answer">The work, if it was done.</param>
    public bool IsOpenTo(string about, bool isExempt, string? challenge, string? answer)
    {
        if (!pressure.Ask() || !brake.IsOn || isExempt) return true;
        if (work.IsDone(about, challenge, answer)) return Count("worked", true);
        if (work.AskedAt(about, challenge)?.AddSeconds(WaitSeconds) <= clock.Now && pressure.Admit()) return Count("waited", true);
        return Count("sent-to-wait", false);
    }

    /// <summary>The challenge they have, while it holds, so that who comes too early has not waited in vain; else a new one.</summary>
    public string Challenge(string about, string? had) => work.AskedAt(about, had) is null ? work.Challenge(about) : had!;

    /// <summary>Staff who are signed in, and devices the city knows.</summary>
    public async Task<bool> IsKnownAsync(HttpContext http, Holding holding) => brake.IsOn && (http.User.Identity?.IsAuthenticated == true
        || DeviceCookie.Known(http) is { } cookie && await brake.KnownAsync(holding.DeviceOf(cookie)) is not null);

    public bool HasWaited(Waiting waiting) => waiting.Since.AddSeconds(WaitSeconds) <= clock.Now;

    public string Challenge(Journey journey) => work.Challenge(About(journey, journey.Waiting!.Date, journey.Waiting.Start));

    /// <summary>Who is sent to wait keeps the time they have waited for the same place.</summary>
    public Journey Wait(Journey journey, string date, string start) =>
        journey.Waiting is { } waiting && waiting.Date == date && waiting.Start == start ? journey : journey with { Waiting = new(date, start, clock.Now) };

    static bool Count(string how, bool open)
    {
        Passed.Add(1, new KeyValuePair<string, object?>("how", how));
        return open;
    }

    /// <summary>The same hold has the same request id, so that work shown twice gets one place.</summary>
    static string About(Journey journey, string date, string start) => $"{journey.Id:N} {journey.Round} {journey.Office} {date} {start}";
}
