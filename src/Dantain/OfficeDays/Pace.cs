using Dantain.Cities;

namespace Dantain.OfficeDays;

/// <summary>
/// How long a visit takes here today, by service group, from the call to the end: what the day's own finished visits took, drawn towards the
/// plan while they are few. How much quicker or slower than planned the whole office is counts for every group. Between two visits a counter
/// is not called to anybody for a while although people wait: numbers nobody answers, short rests.
/// </summary>
public sealed class Pace
{
    /// <summary>The plan counts as much as so many visits.</summary>
    const double PlanWeighs = 3;
    /// <summary>A visit that somebody forgot to end tells nothing: none counts for more than so many times its plan.</summary>
    const int LongestInPlans = 6;

    /// <summary>Seconds, before the day has told; and what a longer rest counts for at most.</summary>
    const double UsuallyBetween = 30, LongestBetween = 20 * 60;

    readonly City city;
    readonly Dictionary<int, (int Visits, long Seconds)> groups;
    readonly double office;

    Pace(City city, Dictionary<int, (int Visits, long Seconds)> groups, double between)
    {
        (this.city, this.groups, Between) = (city, groups, between);
        var (took, planned) = (0d, 0d);
        foreach (var (group, (visits, seconds)) in groups) (took, planned) = (took + seconds / Planned(group), planned + visits);
        office = (took + PlanWeighs) / (planned + PlanWeighs);
    }

    /// <summary>Seconds from the end of a visit to the next call while people wait.</summary>
    public double Between { get; }

    /// <summary>Of the tickets of one day: those that were served.</summary>
    public static Pace Of(City city, IEnumerable<Ticket> tickets)
    {
        var groups = new Dictionary<int, (int Visits, long Seconds)>();
        var served = new List<Ticket>();
        foreach (var ticket in tickets)
        {
            if (ticket is not { State: TicketState.Served, CalledAt: { } from, EndedAt: { } to } || city.Group(ticket.Group) is not { } group) continue;
            served.Add(ticket);
            var (visits, seconds) = groups.GetValueOrDefault(group.No);
            groups[group.No] = (visits + 1, seconds + Math.Clamp((long)(to - from).TotalSeconds, 0, group.MinutesPerPlace * 60L * LongestInPlans));
        }
        return new(city, groups, BetweenOf(served));
    }

    /// <summary>From the end of each visit to the next call at that counter, where whoever was called then had been there already, and not sent away until later.</summary>
    static double BetweenOf(List<Ticket> served)
    {
        served.Sort((one, other) => (one.Counter, one.CalledAt).CompareTo((other.Counter, other.CalledAt)));
        var (seconds, times) = (UsuallyBetween * PlanWeighs, PlanWeighs);
        for (var i = 1; i < served.Count; i++)
        {
            var (before, next) = (served[i - 1], served[i]);
            if (before.Counter != next.Counter || (next.ReturnUntil is null ? next.ArrivedAt : next.WaitsSince) > before.EndedAt) continue;
            (seconds, times) = (seconds + Math.Clamp((next.CalledAt!.Value - before.EndedAt!.Value).TotalSeconds, 0, LongestBetween), times + 1);
        }
        return seconds / times;
    }

    /// <summary>Seconds of one visit; 0 for a group the city no longer has.</summary>
    public double SecondsOf(int group)
    {
        var (visits, seconds) = groups.GetValueOrDefault(group);
        return (seconds + PlanWeighs * office * Planned(group)) / (visits + PlanWeighs);
    }

    /// <summary>Whether enough visits of this group were seen today to say that they take longer than planned, by a quarter or more.</summary>
    public bool IsSlow(int group) => groups.GetValueOrDefault(group).Visits >= PlanWeighs && SecondsOf(group) >= Planned(group) * 1.25;

    double Planned(int group) => (city.Group(group)?.MinutesPerPlace ?? 0) * 60d;
}
