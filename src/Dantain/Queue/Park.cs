using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record TicketParked(int Ticket, string Number, string Reason) : Outcome;

/// <summary>Put aside with a reason (papers, photo copy, at the visitor's wish); the turn is kept.</summary>
public sealed record Park(int Ticket, string Reason, int? Clerk = null) : OfficeDayCommand<TicketParked>
{
    public override Result<TicketParked> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketFor(Ticket, Clerk, TicketAction.Park, out var ticket) is { } refusal) return refusal;
        day.FreeCounterOf(ticket);
        day.Put(ticket.Step(TicketState.Parked, null, Moment(ticket, now)) with { BackAt = null });
        return new TicketParked(ticket.No, ticket.Label, Reason);
    }
}
