namespace CityDay.Checks;

/// <summary>On a closed day everyone was served or has left, every promise ended one way or another, and every counter is shut.</summary>
static class ClosedDayCheck
{
    public static IEnumerable<Breach> Of(DayExport day)
    {
        if (day.Head.State != "closed") yield break;
        foreach (var ticket in day.Tickets.Where(t => t.State is not (TicketStates.Served or TicketStates.Left)))
            yield return new(Invariants.Ended, day.Name, $"ticket {ticket.No} is still {ticket.State}");
        foreach (var booking in day.Bookings.Where(b => b.IsActive))
            yield return new(Invariants.Ended, day.Name, $"booking {booking.No} is still {booking.State}");
        foreach (var counter in day.Counters.Where(c => c.Ticket is not null || c.State != "closed"))
            yield return new(Invariants.Ended, day.Name, $"counter {counter.No} is {counter.State}{(counter.Ticket is { } t ? $" with ticket {t}" : "")}");
    }
}
