using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record HelpCalled(int Counter) : Outcome;

/// <summary>Somebody at a counter calls the colleagues: every console and the door of the office show it until somebody comes. No board does.</summary>
public sealed record CallForHelp(int Counter, int? Clerk = null) : OfficeDayCommand<HelpCalled>
{
    public override Result<HelpCalled> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (day.Counter(Counter) is not { } counter) return QueueRefusals.CounterNotFound;
        if (counter.IsOfAnother(Clerk)) return QueueRefusals.NotYourCounter(Counter);
        if (counter.HelpAt is not null) return QueueRefusals.HelpIsAsked;
        day.Put(counter with { HelpAt = now, HelpBy = null });
        return new HelpCalled(Counter);
    }
}
