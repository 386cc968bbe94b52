using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record HelpEnded(int Counter) : Outcome;

/// <summary>All is well at that counter again; whoever of the office sees it may say so.</summary>
public sealed record EndHelp(int Counter) : OfficeDayCommand<HelpEnded>
{
    public override Result<HelpEnded> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.AskingForHelp(Counter, out var counter) is { } refusal) return refusal;
        day.Put(counter with { HelpAt = null, HelpBy = null });
        return new HelpEnded(Counter);
    }
}
