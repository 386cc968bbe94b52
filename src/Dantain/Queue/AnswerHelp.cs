using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record HelpAnswered(int Counter, int Staff) : Outcome;

/// <summary>A colleague is on the way, and everybody sees who.</summary>
public sealed record AnswerHelp(int Counter, int Staff) : OfficeDayCommand<HelpAnswered>
{
    public override Result<HelpAnswered> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.AskingForHelp(Counter, out var counter) is { } refusal) return refusal;
        day.Put(counter with { HelpBy = Staff });
        return new HelpAnswered(Counter, Staff);
    }
}
