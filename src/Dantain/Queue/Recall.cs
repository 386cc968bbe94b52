using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>The same number is called again: after a pause, and up to the number of times the office allows.</summary>
public sealed record Recall(int Counter, int? Clerk = null) : OfficeDayCommand<TicketCalled>
{
    public override Result<TicketCalled> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketAt(Counter, Clerk, TicketAction.Recall, out var ticket) is { } refusal) return refusal;
        var rules = day.City.CallingAt(day.Office);
        if (ticket.Calls >= rules.MaxCalls) return QueueRefusals.CalledOften;
        if (ticket.CalledAt?.AddSeconds(rules.RecallPauseSeconds) - now is { Ticks: > 0 } left) return QueueRefusals.CalledJustNow((int)Math.Ceiling(left.TotalSeconds));
        var again = ticket with { Calls = ticket.Calls + 1, CalledAt = now };
        day.Put(again);
        return new TicketCalled(again.No, again.Label, Counter, again.Calls);
    }
}
