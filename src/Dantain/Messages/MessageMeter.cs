using System.Diagnostics.Metrics;
using Dantain.Shared;

namespace Dantain.Messages;

/// <summary>Figures for the operator's monitoring, under the name <c>Dantain.Messages</c>.</summary>
static class MessageMeter
{
    static readonly Meter Meter = new("Dantain.Messages");
    static Func<double> oldest = () => 0;

    public static readonly Counter<long> Tried = Meter.CreateCounter<long>("dantain.messages.tried", description: "Calls to a provider, by way and how they ended");

    static readonly ObservableGauge<double> OldestAge = Meter.CreateObservableGauge("dantain.messages.oldest_age", () => Volatile.Read(ref oldest)(), "s", "How long the oldest message that is due has waited");

    static long smsLastHour;
    static readonly ObservableGauge<long> SmsLastHour = Meter.CreateObservableGauge("dantain.messages.sms_last_hour", () => Volatile.Read(ref smsLastHour), description: "SMS taken by the gateway in the last hour; watch it against fraud");

    public static void SetSms(long count)
    {
        _ = SmsLastHour;
        Volatile.Write(ref smsLastHour, count);
    }

    /// <summary>The age is worked out whenever it is read: were it set, it would stand still just when no round succeeds any more.</summary>
    /// <param name="due">When the oldest message that waits is due, perhaps later than now; null when none waits.</param>
    /// <param name="clock">The city's.</param>
    public static void SetOldest(DateTimeOffset? due, CityClock clock)
    {
        _ = OldestAge;
        Volatile.Write(ref oldest, () => due is { } at && clock.Now is var now && now > at ? (now - at).TotalSeconds : 0);
    }
}
