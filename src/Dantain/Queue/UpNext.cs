using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Queue;

/// <summary>
/// Whom the open counters of an office or of one zone will call next, if nobody else comes: <see cref="CallingOrder"/> played on, the
/// counter that has been busy longest first. So people get up in time, and see that the order is not the numbers'.
/// </summary>
public static class UpNext
{
    public static IReadOnlyList<Ticket> Of(DayView day, Zone? zone, int most, DateTimeOffset now)
    {
        var counters = day.Counters.Where(c => c.State == CounterState.Open && zone?.Counters.Contains(c.No) != false)
            .OrderBy(c => BusySince(day, c)).ThenBy(c => c.No).ToArray();
        var (waiting, next) = (day.Present.ToList(), new List<Ticket>());
        for (var (turn, idle) = (0, 0); next.Count < most && idle < counters.Length; turn++)
        {
            ref var counter = ref counters[turn % counters.Length];
            if (CallingOrder.Next(Hall.Of(day) with { Present = waiting }, counter, now) is not { Ticket: var ticket })
            {
                idle++;
                continue;
            }
            idle = 0;
            next.Add(ticket);
            waiting.Remove(ticket);
            counter = counter.Calling(ticket);
        }
        return next;
    }

    static DateTimeOffset BusySince(DayView day, Counter counter) =>
        counter.Ticket is { } no && day.Present.FirstOrDefault(t => t.No == no) is { } ticket ? ticket.StartedAt ?? ticket.CalledAt ?? DateTimeOffset.MaxValue : DateTimeOffset.MinValue;
}
