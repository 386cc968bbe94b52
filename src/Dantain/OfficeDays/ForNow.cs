using Dantain.Cities;

namespace Dantain.OfficeDays;

/// <summary>Which places given out on the spot somebody on the way may take from the phone, and how long they are kept.</summary>
public static class ForNow
{
    /// <summary>A time that is not over yet, near enough to check in for at once, and whose wave has come.</summary>
    public static bool Takes(Slot slot, DateTimeOffset start, Rules rules, DateTimeOffset now) =>
        rules.ArriveMinutes > 0 && slot.Channel == Channel.WalkIn && now < start.AddMinutes(slot.Minutes) && now >= start.AddMinutes(-rules.CheckInBeforeMinutes)
        && HasOpened(slot, start, rules, now);

    /// <summary>Whether its wave has come.</summary>
    public static bool HasOpened(Slot slot, DateTimeOffset start, Rules rules, DateTimeOffset now) => slot.WaveBy(rules) is not { } wave || now >= start - (slot.Start - wave);

    /// <summary>When a place taken now lapses: after the time to arrive, or with the last time of the day.</summary>
    public static DateTimeOffset Until(DateTimeOffset end, Rules rules, DateTimeOffset now) => now.AddMinutes(rules.ArriveMinutes) is var until && until < end ? until : end;
}
