using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record TicketTransferred(int Ticket, string Number, int Group, int? Counter) : Outcome;

/// <summary>The ticket goes on to another service group, or to one counter by name, keeping its number and its turn.</summary>
public sealed record Transfer(int Ticket, int Group, int? Counter = null, int? Clerk = null) : OfficeDayCommand<TicketTransferred>
{
    public override Result<TicketTransferred> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketFor(Ticket, Clerk, TicketAction.Transfer, out var ticket) is { } refusal) return refusal;
        if (day.City.Group(Group) is null) return QueueRefusals.UnknownGroup;
        if (Counter is { } named && day.Counter(named) is null) return QueueRefusals.CounterNotFound;
        day.FreeCounterOf(ticket);
        day.Put(ticket.Step(TicketState.Transferred, Counter, now) with { Group = Group });
        return new TicketTransferred(ticket.No, ticket.Label, Group, Counter);
    }
}
