using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>The counter calls one ticket out of order; the reason is kept and shows in the audit.</summary>
public sealed record CallTicket(int Counter, int Ticket, string Reason, int? Clerk = null) : OfficeDayCommand<TicketCalled>
{
    public override Result<TicketCalled> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.CounterToCall(Counter, Clerk, out var counter) is { } refusal) return refusal;
        if (day.Ticket(Ticket) is not { } ticket) return QueueRefusals.TicketNotFound;
        if (!ticket.State.Allows(TicketAction.Call))
            return ticket is { State: TicketState.Called or TicketState.Serving, Counter: { } has } ? QueueRefusals.Elsewhere(has) : States.NotNow(ticket.State);
        var called = day.Call(counter, ticket, CalledAs.Chosen, now);
        return new TicketCalled(called.No, called.Label, counter.No, called.Calls, Reason, CalledAs.Chosen);
    }
}
