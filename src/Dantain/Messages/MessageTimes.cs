using Dantain.Shared;

namespace Dantain.Messages;

/// <summary>When a message is sent. Nothing between 21 and 06 in the city.</summary>
public static class MessageTimes
{
    static readonly TimeOnly QuietFrom = new(21, 0), QuietTo = new(6, 0), Evening = new(17, 0);
    static readonly TimeSpan NotAtOnce = TimeSpan.FromMinutes(30);

    /// <summary>The instant itself, or the end of the night it falls into.</summary>
    public static DateTimeOffset Allowed(CityClock clock, DateTimeOffset at)
    {
        var local = clock.Local(at);
        var time = TimeOnly.FromDateTime(local);
        if (time >= QuietTo && time < QuietFrom) return at;
        var date = DateOnly.FromDateTime(local);
        return clock.Instant(time >= QuietFrom ? date.AddDays(1) : date, QuietTo);
    }

    /// <summary>
    /// Reminders of a visit that was just promised: the evening before, and two hours before. A visit so early that two hours before is night
    /// has the one of the evening alone. What would come right behind the promise itself is left out.
    /// </summary>
    public static IEnumerable<(MessageKind Kind, DateTimeOffset Due)> Reminders(CityClock clock, DateTimeOffset now, DateTimeOffset start)
    {
        var evening = clock.Instant(clock.DateOf(start).AddDays(-1), Evening);
        if (evening > now + NotAtOnce) yield return (MessageKind.DayBefore, evening);
        var before = start.AddHours(-2);
        if (before > now + NotAtOnce && Allowed(clock, before) == before) yield return (MessageKind.TwoHours, before);
    }

    /// <summary>How long to wait after this many attempts: 1, 2, 4 … 60 minutes.</summary>
    public static TimeSpan Backoff(int attempts) => TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Math.Max(0, attempts - 1))));
}
