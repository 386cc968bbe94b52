
namespace Dantain.OfficeDays;

public sealed partial class OfficeDay
{
    /// <summary>Writes the booking as arrived and the ticket that waits under its number.</summary>
    /// <param name="booking">Theirs.</param>
    /// <param name="turnFrom">When their turn counts from.</param>
    /// <param name="now">When they came.</param>
    /// <param name="promised">A place given out on the spot for later: its time is theirs as a booked one.</param>
    internal Ticket Arrive(Booking booking, DateTimeOffset turnFrom, DateTimeOffset now, bool promised = false)
    {
        Put(booking with { State = BookingState.Arrived });
        var ticket = new Ticket
        {
            Day = Head.Id,
            No = booking.No,
            State = TicketState.Waiting,
            Series = booking.Series!.Value,
            Number = booking.Number!.Value,
            Group = Items[booking.FirstItem]!.Group,
            Priority = booking.Priority,
            English = booking.English,
            TurnFrom = turnFrom,
            ArrivedAt = now,
            Came = booking.Channel != Channel.Online && !promised ? Coming.OnTheSpot : turnFrom == At(booking.Start) ? Coming.InTime : Coming.Late,
            ChangedAt = now,
        };
        Put(ticket);
        return ticket;
    }

    /// <summary>Who came without a booking is present. If their time lies ahead and the city says when to come back, they have that time as others a booked one.</summary>
    internal Ticket ArriveOnTheSpot(Booking booking, Slot slot, DateTimeOffset now)
    {
        var from = At(slot.Start);
        var ticket = Arrive(booking, from > now ? from : now, now);
        if (from <= now || !City.Rules.WalkIn.HasReturnTimes) return ticket;
        ticket = ticket with { Came = Coming.InTime, ReturnUntil = from.AddMinutes(slot.Minutes) };
        Put(ticket);
        return ticket;
    }

    /// <summary>The visit goes on elsewhere, or another time: nothing of it is left to do here, and nothing to undo.</summary>
    internal void GoOnElsewhere(Ticket ticket, DateTimeOffset now)
    {
        FreeCounterOf(ticket);
        Put(ticket.Step(TicketState.Left, null, now) with { EndedAt = now, StateBefore = null });
    }

    /// <summary>The counter has called this ticket: it is the one it works on now. Recalls are counted from this call on, whatever was before it.</summary>
    internal Ticket Call(Counter counter, Ticket ticket, CalledAs why, DateTimeOffset now)
    {
        var called = ticket.Step(TicketState.Called, counter.No, now) with { Calls = 1, CalledAt = now, CalledAs = why };
        Put(called);
        Put(counter.Calling(ticket));
        return called;
    }

    /// <summary>The ticket leaves the counter that has it, if one has.</summary>
    internal void FreeCounterOf(Ticket ticket)
    {
        if (ticket.Counter is { } no && Counters[no] is { } counter && counter.Ticket == ticket.No) Put(counter with { Ticket = null });
    }

    /// <summary>A visit that is over no longer counts as anyone's active booking.</summary>
    /// <param name="ticket">Its number.</param>
    /// <param name="served">Or gone without being served, and then without a card.</param>
    internal void CloseVisit(int ticket, bool served)
    {
        if (Bookings[ticket] is { } booking) End(booking, BookingState.Closed, usedCards: served);
    }

    internal void Seal() => Head = Head with { State = DayState.Closed };
}
