namespace Dantain.OfficeDays;

public sealed partial class OfficeDay
{
    /// <summary>Writes the booking as arrived and the ticket that waits under its number.</summary>
    internal Ticket Arrive(Booking booking, DateTimeOffset turnFrom, DateTimeOffset now)
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
            TurnFrom = turnFrom,
            ArrivedAt = now,
            Came = booking.Channel != Channel.Online ? Coming.OnTheSpot : turnFrom == At(booking.Start) ? Coming.InTime : Coming.Late,
            ChangedAt = now,
        };
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
