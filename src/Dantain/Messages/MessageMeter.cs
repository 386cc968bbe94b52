using System.Diagnostics.Metrics;

namespace Dantain.Messages;

/// <summary>Figures for the operator's monitoring, under the name <c>Dantain.Messages</c>.</summary>
static class MessageMeter
{
    static readonly Meter Meter = new("Dantain.Messages");
    static double oldest;

    public static readonly Counter<long> Tried = Meter.CreateCounter<long>("dantain.messages.tried", description: "Calls to a provider, by way and how they ended");

    static readonly ObservableGauge<double> OldestAge = Meter.CreateObservableGauge("dantain.messages.oldest_age", () => Volatile.Read(ref oldest), "s", "How long the oldest message that is due has waited");

    static long smsLastHour;
    static readonly ObservableGauge<long> SmsLastHour = Meter.CreateObservableGauge("dantain.messages.sms_last_hour", () => Volatile.Read(ref smsLastHour), description: "SMS taken by the gateway in the last hour; watch it against fraud");

    public static void SetSms(long count)
    {
        _ = SmsLastHour;
        Volatile.Write(ref smsLastHour, count);
    }

    public static void SetOldest(TimeSpan age)
    {
        _ = OldestAge;
        Volatile.Write(ref oldest, age.TotalSeconds);
    }
}
