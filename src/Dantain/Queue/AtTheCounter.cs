using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// What every verb of a counter asks first. A verb's <c>Clerk</c> is the number of a member who may act at no counter but the one they
/// opened; null stands for somebody who may act at any of the office.
/// </summary>
static class AtTheCounter
{
    /// <summary>Whether somebody else has opened it.</summary>
    public static bool IsOfAnother(this Counter counter, int? clerk) => clerk is not null && counter.State != CounterState.Closed && counter.Staff != clerk;

    /// <summary>Refuses unless the counter is open, the clerk's own, and free to call somebody.</summary>
    public static Refusal? CounterToCall(this OfficeDay day, int no, int? clerk, out Counter counter)
    {
        counter = day.Counter(no)!;
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (counter is null) return QueueRefusals.CounterNotFound;
        if (counter.IsOfAnother(clerk)) return QueueRefusals.NotYourCounter(no);
        if (counter.State != CounterState.Open) return QueueRefusals.CounterNotOpen;
        return counter.Ticket is null ? null : QueueRefusals.CounterBusy;
    }

    /// <summary>Refuses unless the counter asks its colleagues for help.</summary>
    public static Refusal? AskingForHelp(this OfficeDay day, int no, out Counter counter)
    {
        counter = day.Counter(no)!;
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (counter is null) return QueueRefusals.CounterNotFound;
        return counter.HelpAt is null ? QueueRefusals.NoHelpAsked : null;
    }

    /// <summary>Refuses unless the counter is the clerk's own and has a ticket in a state that allows this: the one that was meant, where one is named.</summary>
    public static Refusal? TicketAt(this OfficeDay day, int no, int? clerk, TicketAction action, int? meant, out Ticket ticket)
    {
        ticket = null!;
        if (day.Counter(no) is not { } counter) return QueueRefusals.CounterNotFound;
        if (counter.IsOfAnother(clerk)) return QueueRefusals.NotYourCounter(no);
        if (meant is { } asked && asked != counter.Ticket && day.Ticket(asked) is { } other && other.WhoHas(no) is { } has) return has;
        if (counter.Ticket is not { } current || (meant ?? current) != current) return QueueRefusals.CounterIdle;
        ticket = day.Ticket(current)!;
        return ticket.State.Allows(action) ? null : States.NotNow(ticket.State);
    }

    /// <summary>Which other counter has this ticket or has served it; null when none has.</summary>
    public static Refusal? WhoHas(this Ticket ticket, int? but = null) => ticket switch
    {
        { Counter: null } => null,
        { Counter: { } at } when at == but => null,
        { State: TicketState.Called or TicketState.Serving, Counter: { } at } => QueueRefusals.Elsewhere(at),
        { State: TicketState.Served, Counter: { } at } => QueueRefusals.ServedAt(at),
        _ => null,
    };

    /// <summary>Refuses unless the ticket exists, its state allows this, and no counter of somebody else has it.</summary>
    public static Refusal? TicketFor(this OfficeDay day, int no, int? clerk, TicketAction action, out Ticket ticket)
    {
        ticket = day.Ticket(no)!;
        if (ticket is null) return QueueRefusals.TicketNotFound;
        if (!ticket.State.Allows(action)) return States.NotNow(ticket.State);
        return ticket is { State: TicketState.Called or TicketState.Serving, Counter: { } at } && day.Counter(at)!.IsOfAnother(clerk) ? QueueRefusals.NotYourCounter(at) : null;
    }
}
