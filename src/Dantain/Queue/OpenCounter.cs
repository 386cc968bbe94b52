using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record CounterOpened(int Counter, int Staff, int[] Groups) : Outcome;

/// <summary>A staff member opens a counter, or goes on after a pause, for some service groups (those of the plan when none is named).</summary>
public sealed record OpenCounter(int Counter, int Staff, IReadOnlyList<int>? Groups = null) : OfficeDayCommand<CounterOpened>
{
    public override Result<CounterOpened> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        if (day.Counter(Counter) is not { } counter) return QueueRefusals.CounterNotFound;
        if (counter.State != CounterState.Closed && counter.Staff != Staff) return QueueRefusals.CounterTaken;
        if (Groups is { } named && (named.Count == 0 || named.Any(g => day.City.Group(g) is null))) return QueueRefusals.UnknownGroup;
        var open = counter with { State = CounterState.Open, Staff = Staff, Groups = Groups is null ? counter.Groups : OfficeDays.Counter.Bits(Groups) };
        day.Put(open);
        return new CounterOpened(Counter, Staff, [.. day.City.Pack.Groups.Select(g => g.No).Where(open.Serves)]);
    }
}
