using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record StepUndone(int Ticket, string Number, TicketState From, TicketState To) : Outcome;

/// <summary>
/// Takes back a ticket's last step within a minute. A visit that was over stands again, so its subjects count again; a ticket that was at a
/// counter goes back there, if the counter has not called somebody else meanwhile.
/// </summary>
public sealed record UndoStep(int Ticket, int? Clerk = null) : OfficeDayCommand<StepUndone>
{
    internal override int? MayStandAgain => Ticket;

    public override Result<StepUndone> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (day.TicketFor(Ticket, Clerk, TicketAction.Undo, out var ticket) is { } refusal) return refusal;
        if (ticket.StateBefore is not { } before) return QueueRefusals.NothingToUndo;
        if (now > ticket.ChangedAt.AddSeconds(day.City.Rules.UndoSeconds)) return QueueRefusals.TooLateToUndo;
        var back = before is TicketState.Called or TicketState.Serving ? ticket.CounterBefore : null;
        if (back is { } no && day.Counter(no) is not { State: not CounterState.Closed }) return QueueRefusals.CounterNotOpen;
        if (back is { } own && day.Counter(own)!.IsOfAnother(Clerk)) return QueueRefusals.NotYourCounter(own);
        if (back is { } busy && day.Counter(busy)!.Ticket is { } other && other != Ticket) return QueueRefusals.CounterBusy;
        var over = !ticket.IsPresent;
        if (over && day.AgainstStandingAgain(day.Booking(Ticket)!) is { } taken) return taken;

        var wasCall = ticket.State == TicketState.Called || ticket.State == TicketState.Serving && before != TicketState.Called;   // or a call and a start in one
        if (wasCall) Uncount(day, day.Counter(ticket.Counter!.Value)!, ticket);
        day.FreeCounterOf(ticket);
        if (back is { } at) day.Put(day.Counter(at)! with { Ticket = Ticket });
        if (over) day.StandAgain(day.Booking(Ticket)!);
        if (ticket.State == TicketState.Served) day.Tell(day.Booking(Ticket)!);   // papers that were taken in are given back
        day.Put(ticket with
        {
            State = before,
            Counter = ticket.CounterBefore,
            StateBefore = null,
            CounterBefore = null,
            GroupBefore = null,
            ChangedAt = now,
            Group = ticket.GroupBefore ?? ticket.Group,
            CalledAt = before is TicketState.Called or TicketState.Serving ? ticket.CalledAt : null,
            Calls = wasCall ? 0 : ticket.Calls,
            StartedAt = before == TicketState.Serving ? ticket.StartedAt : null,
            EndedAt = null,
        });
        return new StepUndone(Ticket, ticket.Label, ticket.State, before);
    }

    /// <summary>The call was none: it no longer counts towards the next of another class, and who was called as the one in between is owed that turn.</summary>
    static void Uncount(OfficeDay day, Counter counter, Ticket ticket) => day.Put(counter with
    {
        SincePriority = ticket.Priority ? Math.Max(counter.SincePriority, day.City.CallingAt(day.Office).RegularPerPriority) : counter.SincePriority - 1,
        SinceWalkIn = ticket.Priority ? counter.SinceWalkIn
            : ticket.Came == Coming.InTime ? counter.SinceWalkIn - 1 : Math.Max(counter.SinceWalkIn, day.City.CallingAt(day.Office).BookedPerWalkIn),
    });
}
