using System.Diagnostics.Metrics;
using System.Text.Json.Serialization;
using Dantain.Brakes;
using Dantain.Shared;

namespace Dantain.Web.Citizen.Book;

/// <summary>Somebody waits for a time, since when.</summary>
sealed record Waiting([property: JsonPropertyName("d")] string Date, [property: JsonPropertyName("t")] string Start, [property: JsonPropertyName("s")] DateTimeOffset Since);

/// <summary>
/// Stands before the hold. While few ask it is open. Under pressure it lets in who has done the small work for exactly this time of this
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
