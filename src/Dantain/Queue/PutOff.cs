using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record TicketPutOff(int Ticket, string Number, DateTimeOffset BackAt) : Outcome;

/// <summary>
/// The visitor is not ready and asks for some minutes (a setting). The turn is kept: at that time the ticket is in the order again by itself,
/// where it was; until then it can be taken back with one tap, like any parked one.
/// </summary>
public sealed record PutOff(int Ticket, int? Clerk = null) : OfficeDayCommand<TicketPutOff>
{
    public override Result<TicketPutOff> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketFor(Ticket, Clerk, TicketAction.PutOff, out var ticket) is { } refusal) return refusal;
        day.FreeCounterOf(ticket);
        var back = now.AddMinutes(day.City.CallingAt(day.Office).PutOffMinutes);
        day.Put(ticket.Step(TicketState.Parked, null, now) with { BackAt = back });
        return new TicketPutOff(ticket.No, ticket.Label, back);
    }
}
