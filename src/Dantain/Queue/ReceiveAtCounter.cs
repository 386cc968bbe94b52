using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// A small office has nobody at the door: who stands at the counter with a code is present and served as one act. Whoever has checked in
/// before, or has a number on the spot, is served by their code too. Where the order would have called somebody else first, the fact says so.
/// </summary>
/// <param name="Counter">Open, and free.</param>
/// <param name="Booking">Whose code it is.</param>
/// <param name="Priority">Comes first, as the clerk decides; why is not recorded.</param>
/// <param name="Clerk">Their number where they may act at no counter but their own.</param>
public sealed record ReceiveAtCounter(int Counter, int Booking, bool Priority = false, int? Clerk = null) : OfficeDayCommand<ServiceStarted>
{
    public const string Reason = "at-counter";

    internal override int? MayStandAgain => Booking;

    public override Result<ServiceStarted> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (!day.Office.ReceivesAtCounter) return QueueRefusals.ReceivedAtDoor;
        if (day.CounterToCall(Counter, Clerk, out var counter) is { } refusal) return refusal;
        if (day.Ticket(Booking) is { } present && !present.State.Allows(TicketAction.Call))
            return present is { State: TicketState.Called or TicketState.Serving, Counter: { } has } ? QueueRefusals.Elsewhere(has) : States.NotNow(present.State);
        if (day.Ticket(Booking) is null)
        {
            var came = new CheckIn(Booking, Priority) { CameAt = DoneAt }.Decide(day, now);
            if (!came.IsOk) return came.Refusal;
            day.Note(came.Value);
        }
        var ticket = day.Ticket(Booking)!;
        var at = Moment(ticket, now);
        var turn = CallingOrder.Next(Hall.Of(day), counter, now) is { } next && next.Ticket.No == ticket.No ? next.Why : CalledAs.Chosen;
        var called = day.Call(counter, ticket, turn, at);
        day.Note(new TicketCalled(called.No, called.Label, counter.No, called.Calls, turn == CalledAs.Chosen ? Reason : null, turn));
        day.Put(called with { State = TicketState.Serving, StartedAt = at });
        return new ServiceStarted(ticket.No, ticket.Label, Counter);
    }
}
