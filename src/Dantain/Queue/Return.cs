using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>Somebody who missed the call is back: the ticket waits again, with the turn it had.</summary>
public sealed record Return(int Ticket) : OfficeDayCommand<TicketWaitsAgain>
{
    public override Result<TicketWaitsAgain> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketFor(Ticket, null, TicketAction.Return, out var ticket) is { } refusal) return refusal;
        day.Put(ticket.Step(TicketState.Waiting, null, now));
        return new TicketWaitsAgain(ticket.No, ticket.Label);
    }
}
