using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>What every verb of a counter asks first.</summary>
static class AtTheCounter
{
    /// <summary>Refuses unless the counter is open and free to call somebody.</summary>
    public static Refusal? CounterToCall(this OfficeDay day, int no, out Counter counter)
    {
        counter = day.Counter(no)!;
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (counter is null) return QueueRefusals.CounterNotFound;
        if (counter.State != CounterState.Open) return QueueRefusals.CounterNotOpen;
        return counter.Ticket is null ? null : QueueRefusals.CounterBusy;
    }

    /// <summary>Refuses unless the counter has a ticket in a state that allows this.</summary>
    public static Refusal? TicketAt(this OfficeDay day, int no, TicketAction action, out Ticket ticket)
    {
        ticket = null!;
        if (day.Counter(no) is not { } counter) return QueueRefusals.CounterNotFound;
        if (counter.Ticket is not { } current) return QueueRefusals.CounterIdle;
        ticket = day.Ticket(current)!;
        return ticket.State.Allows(action) ? null : States.NotNow(ticket.State);
    }

    /// <summary>Refuses unless the ticket exists and its state allows this.</summary>
    public static Refusal? TicketFor(this OfficeDay day, int no, TicketAction action, out Ticket ticket)
    {
        ticket = day.Ticket(no)!;
        if (ticket is null) return QueueRefusals.TicketNotFound;
        return ticket.State.Allows(action) ? null : States.NotNow(ticket.State);
    }
}
