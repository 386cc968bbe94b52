using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Boards;

public enum CrowdLevel { Closed, Quiet, Moderate, Busy }

/// <summary>
/// How full an office is now. <paramref name="Minutes"/> is about how long somebody who comes now would wait, in steps of five, rounded up: the
/// work of all who wait, and half of that at the counters, shared by the open counters; null while it is closed or people wait and no counter
/// is open. It says nothing of people who booked and are not there yet.
/// </summary>
public sealed record Crowd(CrowdLevel Level, int Waiting, int? Minutes)
{
    const int Step = 5;

    public static Crowd Of(DayView day, DateTimeOffset now)
    {
        if (!IsOpen(day, now)) return new(CrowdLevel.Closed, 0, null);
        var waiting = day.Present.Count(t => t.CanBeCalled);
        var counters = day.Counters.Count(c => c.State == CounterState.Open);
        var work = day.Present.Sum(t => t.CanBeCalled ? day.MinutesOf(t) : t.State == TicketState.Serving ? day.MinutesOf(t) / 2 : 0);
        var minutes = waiting == 0 ? 0 : (int)Math.Ceiling(work / Math.Max(1, counters) / Step) * Step;
        return new(LevelOf(day.City.Rules, minutes), waiting, waiting > 0 && counters == 0 ? null : minutes);
    }

    /// <summary>What the city calls a wait of so many minutes.</summary>
    public static CrowdLevel LevelOf(Rules rules, int minutes) =>
        minutes >= rules.BusyFromMinutes ? CrowdLevel.Busy : minutes >= rules.ModerateFromMinutes ? CrowdLevel.Moderate : CrowdLevel.Quiet;

    /// <summary>From the first slot's start to the last one's end, breaks included, unless the day is sealed.</summary>
    static bool IsOpen(DayView day, DateTimeOffset now) =>
        day.Head.State == DayState.Open && day.Slots.Count > 0 && now >= day.At(day.Slots.Min(s => s.Start)) && day.Slots.Any(s => now < day.At(s.Start).AddMinutes(s.Minutes));
}
