using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// The counter calls one ticket out of order; the reason is kept and shows in the audit. A counter that was cut off called by the order it knew last,
/// which need not be the order of the office by then: what it called is told with the reason <see cref="CutOff"/>.
/// </summary>
public sealed record CallTicket(int Counter, int Ticket, string Reason, int? Clerk = null) : OfficeDayCommand<TicketCalled>
{
    public const string CutOff = "cut-off";

    public override Result<TicketCalled> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.CounterToCall(Counter, Clerk, out var counter) is { } refusal) return refusal;
        if (day.Ticket(Ticket) is not { } ticket) return QueueRefusals.TicketNotFound;
        if (!ticket.State.Allows(TicketAction.Call))
            return ticket.WhoHas() ?? States.NotNow(ticket.State);
        var called = day.Call(counter, ticket, CalledAs.Chosen, Moment(ticket, now));
        return new TicketCalled(called.No, called.Label, counter.No, called.Calls, Reason, CalledAs.Chosen);
    }
}
