using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>Times in whole seconds: waited from the turn to the call, served from start to end.</summary>
public sealed record ServiceFinished(int Ticket, string Number, int Counter, int WaitedSeconds, int ServedSeconds, int[] Services) : Outcome;

/// <summary>The visit is done as booked; the counter is free for the next.</summary>
public sealed record Finish(int Counter, int? Clerk = null) : OfficeDayCommand<ServiceFinished>
{
    public override Result<ServiceFinished> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketAt(Counter, Clerk, TicketAction.Finish, out var ticket) is { } refusal) return refusal;
        int[] services = [.. day.ItemsOf(day.Booking(ticket.No)!).Select(i => i.Service)];
        day.FreeCounterOf(ticket);
        day.Put(ticket.Step(TicketState.Served, Counter, now) with { EndedAt = now });
        day.CloseVisit(ticket.No, served: true);
        var came = ticket.TurnFrom > ticket.ArrivedAt ? ticket.TurnFrom : ticket.ArrivedAt;
        return new ServiceFinished(ticket.No, ticket.Label, Counter, Seconds(came, ticket.CalledAt), Seconds(ticket.StartedAt ?? now, now), services);
    }

    static int Seconds(DateTimeOffset from, DateTimeOffset? to) => to is { } end && end > from ? (int)(end - from).TotalSeconds : 0;
}
