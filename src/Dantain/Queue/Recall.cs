using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>The same number is called again, up to the number of times the city allows.</summary>
public sealed record Recall(int Counter, int? Clerk = null) : OfficeDayCommand<TicketCalled>
{
    public override Result<TicketCalled> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketAt(Counter, Clerk, TicketAction.Recall, out var ticket) is { } refusal) return refusal;
        if (ticket.Calls >= day.City.Rules.MaxCalls) return QueueRefusals.CalledOften;
        var again = ticket with { Calls = ticket.Calls + 1, CalledAt = now };
        day.Put(again);
        return new TicketCalled(again.No, again.Label, Counter, again.Calls);
    }
}
