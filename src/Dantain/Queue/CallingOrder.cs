using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Queue;

/// <summary>
/// Who is next, as one pure rule: among the tickets a counter may call, those whose turn has come stand before those who came early;
/// each by the time their turn counts from. One priority ticket follows every so many regular ones (a setting), and goes at once when nobody else waits.
/// Whoever is early stands behind all who are due, priority or not. A ticket transferred to a counter by name is called by that counter
/// first, and by no other while that counter is open or paused.
/// </summary>
public static class CallingOrder
{
    public static Ticket? Next(OfficeDay day, Counter counter, DateTimeOffset now) => Next(day.Present, day.Counter, day.City.Rules, counter, now);

    internal static Ticket? Next(IEnumerable<Ticket> present, Func<int, Counter?> counterOf, Rules rules, Counter counter, DateTimeOffset now)
    {
        Ticket? named = null, regular = null, priority = null;
        foreach (var ticket in present)
        {
            if (!ticket.CanBeCalled) continue;
            if (IsNamed(ticket, counter.No)) { if (Before(ticket, named, now)) named = ticket; }
            else if (!counter.Serves(ticket.Group) || WaitsForAnother(counterOf, ticket)) continue;
            else if (ticket.Priority) { if (Before(ticket, priority, now)) priority = ticket; }
            else if (Before(ticket, regular, now)) regular = ticket;
        }
        if (named is not null) return named;
        if (regular is null || priority is null) return priority ?? regular;
        if (IsEarly(regular, now) != IsEarly(priority, now)) return IsEarly(regular, now) ? priority : regular;
        return counter.SincePriority >= rules.RegularPerPriority ? priority : regular;
    }

    internal static bool IsEarly(Ticket ticket, DateTimeOffset now) => ticket.TurnFrom > now;

    static bool IsNamed(Ticket ticket, int counter) => ticket.State == TicketState.Transferred && ticket.Counter == counter;

    /// <summary>Whether it was transferred to a counter by name; a counter that is closed calls nobody, so others may.</summary>
    static bool WaitsForAnother(Func<int, Counter?> counterOf, Ticket ticket) =>
        ticket is { State: TicketState.Transferred, Counter: { } named } && counterOf(named) is { State: not CounterState.Closed };

    /// <summary>Whether <paramref name="one"/> stands before <paramref name="other"/>; equal times go by arrival and then by number.</summary>
    internal static bool Before(Ticket one, Ticket? other, DateTimeOffset now)
    {
        if (other is null) return true;
        var (a, b) = (Key(one, now), Key(other, now));
        return a.CompareTo(b) < 0;
    }

    static (bool Early, DateTimeOffset TurnFrom, DateTimeOffset ArrivedAt, int No) Key(Ticket t, DateTimeOffset now) =>
        (IsEarly(t, now), t.TurnFrom, t.ArrivedAt, t.No);
}
