using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record CounterClosed(int Counter) : Outcome;

/// <summary>The counter closes; not while it has somebody.</summary>
public sealed record CloseCounter(int Counter, int? Clerk = null) : OfficeDayCommand<CounterClosed>
{
    public override Result<CounterClosed> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Counter(Counter) is not { } counter) return QueueRefusals.CounterNotFound;
        if (counter.State == CounterState.Closed) return QueueRefusals.CounterNotOpen;
        if (counter.IsOfAnother(Clerk)) return QueueRefusals.NotYourCounter(Counter);
        if (counter.Ticket is not null) return QueueRefusals.CounterBusy;
        day.Put(counter with { State = CounterState.Closed, Staff = null });
        return new CounterClosed(Counter);
    }
}
