using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record TicketWaitsAgain(int Ticket, string Number) : Outcome;

/// <summary>A parked ticket waits again, with the turn it had.</summary>
public sealed record Unpark(int Ticket) : OfficeDayCommand<TicketWaitsAgain>
{
    public override Result<TicketWaitsAgain> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketFor(Ticket, null, TicketAction.Unpark, out var ticket) is { } refusal) return refusal;
        day.Put(ticket.Step(TicketState.Waiting, null, now));
        return new TicketWaitsAgain(ticket.No, ticket.Label);
    }
}
