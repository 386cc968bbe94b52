using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record VisitorLeft(int Ticket, string Number) : Outcome;

/// <summary>The person has gone without being served; the visit is over.</summary>
public sealed record Leave(int Ticket, int? Clerk = null) : OfficeDayCommand<VisitorLeft>
{
    public override Result<VisitorLeft> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketFor(Ticket, Clerk, TicketAction.Leave, out var ticket) is { } refusal) return refusal;
        return day.SendAway(ticket, now);
    }
}

static class Leaving
{
    public static VisitorLeft SendAway(this OfficeDay day, Ticket ticket, DateTimeOffset now)
    {
        day.FreeCounterOf(ticket);
        day.Put(ticket.Step(TicketState.Left, null, now) with { EndedAt = now });
        day.CloseVisit(ticket.No, served: false);
        return new(ticket.No, ticket.Label);
    }
}
