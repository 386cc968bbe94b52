using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record ServiceStarted(int Ticket, string Number, int Counter) : Outcome;

/// <summary>The person called is here; serving begins.</summary>
public sealed record StartService(int Counter, int? Clerk = null) : OfficeDayCommand<ServiceStarted>
{
    public override Result<ServiceStarted> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketAt(Counter, Clerk, TicketAction.Start, out var ticket) is { } refusal) return refusal;
        day.Put(ticket.Step(TicketState.Serving, Counter, now) with { StartedAt = now });
        return new ServiceStarted(ticket.No, ticket.Label, Counter);
    }
}
