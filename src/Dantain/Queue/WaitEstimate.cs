using Dantain.OfficeDays;

namespace Dantain.Queue;

/// <summary>
/// About how many are called before a waiting ticket, and about how many minutes that takes: a range, because priority tickets come in
/// between, people with an earlier time may still arrive, and nobody knows how long a visit is. Minutes are in steps of five, outward;
/// null while no counter that serves it is open. It follows <see cref="CallingOrder"/> and looks at nothing but what the day shows.
/// </summary>
public sealed record WaitEstimate(int Fewest, int Most, int? FromMinutes, int? ToMinutes)
{
    const int Step = 5;

    /// <summary>Null for a ticket that does not wait.</summary>
    public static WaitEstimate? Of(DayView day, int ticket, DateTimeOffset now)
    {
        if (day.Present.FirstOrDefault(t => t.No == ticket) is not { CanBeCalled: true } mine) return null;
        var counters = CountersOf(day, mine);
        Ticket[] rivals = [.. day.Present.Where(t => t.No != ticket && t.CanBeCalled && counters.Any(c => MayCall(day, c, t)))];
        var (fewest, most) = Ahead(mine, rivals, Math.Max(1, counters.Length), day.City.Rules.RegularPerPriority, now, Named(day, mine) is not null);
        if (!counters.Any(c => c.State == CounterState.Open)) return new(fewest, most, null, null);
        var each = rivals.Length == 0 ? 0 : rivals.Average(t => day.MinutesOf(t) * Share(day, t, counters));
        var current = counters.Sum(c => day.Present.FirstOrDefault(t => t.No == c.Ticket) is { } served ? day.MinutesOf(served) : 0);
        var from = Math.Floor((fewest * each + current / 2) / counters.Length / Step) * Step;
        var to = Math.Ceiling((most * each + current) / counters.Length / Step) * Step;
        return new(fewest, most, (int)from, (int)Math.Max(to, from + Step));
    }

    /// <summary>The open counters that may call it; while none is open, all that would, so that at least the order is known.</summary>
    static Counter[] CountersOf(DayView day, Ticket mine)
    {
        Counter[] all = [.. day.Counters.Where(c => MayCall(day, c, mine))];
        Counter[] open = [.. all.Where(c => c.State == CounterState.Open)];
        return open.Length > 0 ? open : all;
    }

    static bool MayCall(DayView day, Counter counter, Ticket ticket) => Named(day, ticket) is { } named ? named == counter.No : counter.Serves(ticket.Group);

    /// <summary>The counter it was transferred to by name, unless that is closed: then others may call it.</summary>
    static int? Named(DayView day, Ticket ticket) =>
        ticket is { State: TicketState.Transferred, Counter: { } no } && day.Counters.Any(c => c.No == no && c.State != CounterState.Closed) ? no : null;

    static (int Fewest, int Most) Ahead(Ticket mine, Ticket[] rivals, int counters, int regularPerPriority, DateTimeOffset now, bool named)
    {
        var transferred = rivals.Count(t => t.State == TicketState.Transferred && t.Counter is not null && (!named || CallingOrder.Before(t, mine, now)));
        if (named) return (transferred, transferred);
        Ticket[] others = [.. rivals.Where(t => t.State != TicketState.Transferred || t.Counter is null)];
        var sooner = others.Count(t => !CallingOrder.IsEarly(t, now) && CallingOrder.IsEarly(mine, now)) + transferred;
        Ticket[] peers = [.. others.Where(t => CallingOrder.IsEarly(t, now) == CallingOrder.IsEarly(mine, now))];
        var before = peers.Count(t => t.Priority == mine.Priority && CallingOrder.Before(t, mine, now));
        var between = peers.Count(t => t.Priority != mine.Priority);
        var (least, utmost) = Between(before, mine.Priority, counters, regularPerPriority);
        var fewest = sooner + before + Math.Min(between, least);
        var most = sooner + before + Math.Min(between, utmost);
        return (fewest, most + (fewest + 2) / 4);
    }

    /// <summary>How many of the other kind may be called in between, whatever each counter has called before.</summary>
    static (int Least, int Most) Between(int before, bool priority, int counters, int every) => priority
        ? (Math.Max(0, (before + 1 - counters) * every), (before + counters) * every)
        : every == 0 ? (int.MaxValue, int.MaxValue)
        : (Math.Max(0, (before - counters * (every - 1) + every - 1) / every), before / every + counters);

    /// <summary>Which part of the work of this ticket falls to these counters.</summary>
    static double Share(DayView day, Ticket ticket, Counter[] counters) =>
        (double)counters.Count(c => MayCall(day, c, ticket)) / Math.Max(1, day.Counters.Count(c => c.State == CounterState.Open && MayCall(day, c, ticket)));
}
