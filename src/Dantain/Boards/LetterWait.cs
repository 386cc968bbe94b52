using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Boards;

/// <summary>
/// How many wait under one pair of letters, and for how long whoever is last among them: by letters and never by the name of a group, because
/// groups share letters so that the hall does not learn who came for a death or a divorce.
/// </summary>
/// <param name="Letters">Booked ahead and on the spot.</param>
/// <param name="Waiting">More than none.</param>
/// <param name="Wait">Of the last one; null when it cannot be told.</param>
public sealed record LetterWait(string Letters, int Waiting, WaitEstimate? Wait)
{
    /// <summary>Those with the most people first.</summary>
    public static IReadOnlyList<LetterWait> Of(DayView day, Zone? zone, DateTimeOffset now)
    {
        var served = Counter.Bits([]);
        foreach (var counter in day.Counters.Where(c => zone?.Counters.Contains(c.No) != false)) served |= counter.Groups;
        return [.. day.Present.Where(t => t.CanBeCalled && (served & Counter.Bit(t.Group)) != 0)
            .GroupBy(t => day.City.Group(t.Group) is { } group ? $"{group.OnlineLetter} {group.WalkInLetter}" : "").Where(g => g.Key.Length > 0)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new LetterWait(g.Key, g.Count(), WaitEstimate.Of(day, g.MaxBy(t => (t.TurnFrom, t.ArrivedAt, t.No))!.No, now)))];
    }
}
