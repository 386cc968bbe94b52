using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record CounterPaused(int Counter) : Outcome;

/// <summary>The counter calls nobody for a while; a ticket it has stays with it.</summary>
public sealed record PauseCounter(int Counter, int? Clerk = null) : OfficeDayCommand<CounterPaused>
{
    public override Result<CounterPaused> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Counter(Counter) is not { } counter) return QueueRefusals.CounterNotFound;
        if (counter.State != CounterState.Open) return QueueRefusals.CounterNotOpen;
        if (counter.IsOfAnother(Clerk)) return QueueRefusals.NotYourCounter(Counter);
        day.Put(counter with { State = CounterState.Paused });
        return new CounterPaused(Counter);
    }
}
