using Dantain.OfficeDays;

namespace Dantain.Queue;

/// <summary>
/// Who is next, as one pure rule: among the tickets a counter may call, those whose turn has come stand before those who came early;
/// each by the time their turn counts from. One priority ticket follows every so many regular ones (a setting), and goes at once when nobody else waits.
/// A ticket transferred to a counter by name is called by that counter alone, and first.
/// </summary>
public static class CallingOrder
{
    public static Ticket? Next(OfficeDay day, Counter counter, DateTimeOffset now)
    {
        Ticket? regular = null, priority = null;
        foreach (var ticket in day.Present)
        {
            if (!ticket.CanBeCalled) continue;
            if (ticket.State == TicketState.Transferred && ticket.Counter is { } named)
            {
                if (named == counter.No) return ticket;
                continue;
            }
            if (!counter.Serves(ticket.Group)) continue;
            if (ticket.Priority) { if (Before(ticket, priority, now)) priority = ticket; }
            else if (Before(ticket, regular, now)) regular = ticket;
        }
        if (regular is null || priority is null) return priority ?? regular;
        return counter.SincePriority >= day.City.Rules.RegularPerPriority ? priority : regular;
    }

    /// <summary>Whether <paramref name="one"/> stands before <paramref name="other"/>; equal times go by arrival and then by number.</summary>
    static bool Before(Ticket one, Ticket? other, DateTimeOffset now)
    {
        if (other is null) return true;
        var (a, b) = (Key(one, now), Key(other, now));
        return a.CompareTo(b) < 0;
    }

    static (bool Early, DateTimeOffset TurnFrom, DateTimeOffset ArrivedAt, int No) Key(Ticket t, DateTimeOffset now) =>
        (t.TurnFrom > now, t.TurnFrom, t.ArrivedAt, t.No);
}
