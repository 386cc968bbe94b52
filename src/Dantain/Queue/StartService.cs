using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record ServiceStarted(int Ticket, string Number, int Counter) : Outcome;

/// <summary>The person called is here; serving begins. With a number only for the one that the screen showed.</summary>
public sealed record StartService(int Counter, int? Clerk = null, int? Ticket = null) : OfficeDayCommand<ServiceStarted>
{
    public override Result<ServiceStarted> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketAt(Counter, Clerk, TicketAction.Start, Ticket, out var ticket) is { } refusal) return refusal;
        var at = Moment(ticket, now);
        day.Put(ticket.Step(TicketState.Serving, Counter, at) with { StartedAt = at });
        return new ServiceStarted(ticket.No, ticket.Label, Counter);
    }
}
