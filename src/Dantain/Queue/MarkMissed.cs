using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record TicketMissed(int Ticket, string Number, int Counter) : Outcome;

/// <summary>Called, and nobody came. The ticket is kept and returns with one tap; it is never lost silently.</summary>
public sealed record MarkMissed(int Counter, int? Clerk = null, int? Ticket = null) : OfficeDayCommand<TicketMissed>
{
    public override Result<TicketMissed> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketAt(Counter, Clerk, TicketAction.MarkMissed, Ticket, out var ticket) is { } refusal) return refusal;
        day.FreeCounterOf(ticket);
        day.Put(ticket.Step(TicketState.Missed, Counter, Moment(ticket, now)));
        return new TicketMissed(ticket.No, ticket.Label, Counter);
    }
}
