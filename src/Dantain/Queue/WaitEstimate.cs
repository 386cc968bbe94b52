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
        if (day.Present.FirstOrDefault(t => t.No == ticket) is not { } mine || !mine.IsInOrder(now)) return null;
        var counters = CountersOf(day, mine);
        Ticket[] rivals = [.. day.Present.Where(t => t.No != ticket && t.IsInOrder(now) && counters.Any(c => MayCall(day, c, t)))];
        var (fewest, most) = Ahead(mine, rivals, counters, Hall.Of(day), now);
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

    static (int Fewest, int Most) Ahead(Ticket mine, Ticket[] rivals, Counter[] counters, Hall hall, DateTimeOffset now)
    {
        var named = hall.WaitsForAnother(mine);
        var transferred = rivals.Count(t => t.State == TicketState.Transferred && t.Counter is not null && (!named || CallingOrder.Before(t, mine)));
        if (named) return (transferred, transferred);
        Ticket[] others = [.. rivals.Where(t => t.State != TicketState.Transferred || t.Counter is null)];
        var sooner = others.Count(t => !CallingOrder.IsEarly(t, now) && CallingOrder.IsEarly(mine, now)) + transferred;
        Ticket[] peers = [.. others.Where(t => CallingOrder.IsEarly(t, now) == CallingOrder.IsEarly(mine, now))];
        var (least, utmost) = mine.Priority ? OfPriority(mine, peers, counters, hall) : OfRegular(mine, peers, counters, hall, now);
        return (sooner + least, sooner + utmost + (sooner + least + 2) / 4);
    }

    /// <summary>Those of its own kind before it, and the regular ones in between.</summary>
    static (int Least, int Most) OfPriority(Ticket mine, Ticket[] peers, Counter[] counters, Hall hall)
    {
        var before = peers.Count(t => t.Priority && CallingOrder.Before(t, mine));
        var between = peers.Count(t => !t.Priority);
        var (own, usual) = Shares(counters, hall);
        return (before + Math.Min(between, Between(before, true, counters.Length, own).Least), before + Math.Min(between, Between(before, true, counters.Length, usual).Most));
    }

    /// <summary>The regular ones before it, between what the shares give and what the time alone would, which decides once somebody has waited too long; and the priority ones in between.</summary>
    static (int Least, int Most) OfRegular(Ticket mine, Ticket[] peers, Counter[] counters, Hall hall, DateTimeOffset now)
    {
        Ticket[] regular = [.. peers.Where(t => !t.Priority)];
        var least = regular.Count(t => CallingOrder.Before(t, mine));
        var utmost = least;
        if (hall.Rules.BookedPerWalkIn > 0 && !CallingOrder.HasWaitedLong(mine, hall.Rules, now))
        {
            var before = regular.Count(t => IsBooked(t) == IsBooked(mine) && CallingOrder.Before(t, mine));
            var between = regular.Count(t => IsBooked(t) != IsBooked(mine));
            var (few, many) = Between(before, !IsBooked(mine), counters.Length, hall.Rules.BookedPerWalkIn);
            (least, utmost) = (Math.Min(least, before + Math.Min(between, few)), Math.Max(utmost, before + Math.Min(between, many)));
        }
        var priority = peers.Length - regular.Length;
        var (own, usual) = Shares(counters, hall);
        return (least + Math.Min(priority, Between(least, false, counters.Length, usual).Least), utmost + Math.Min(priority, Between(utmost, false, counters.Length, own).Most));
    }

    static bool IsBooked(Ticket ticket) => ticket.Came == Coming.InTime;

    /// <summary>Regular ones for each priority one, at its least and at its most: none at a counter of their own, and one at least once somebody has waited too long.</summary>
    static (int Own, int Usual) Shares(Counter[] counters, Hall hall) =>
        (counters.Any(hall.IsForPriority) ? 0 : hall.Rules.RegularPerPriority, Math.Max(1, hall.Rules.RegularPerPriority));

    /// <summary>How many of the other kind may be called in between, whatever each counter has called before; the rare kind comes once after every so many of the other.</summary>
    static (int Least, int Most) Between(int before, bool rare, int counters, int every) => (rare, Math.Max(1, counters)) switch
    {
        (true, var n) => (Math.Max(0, (before + 1 - n) * every), (before + n) * every),
        (false, var n) when every > 0 => (Math.Max(0, (before - n * (every - 1) + every - 1) / every), before / every + n),
        _ => (int.MaxValue, int.MaxValue),
    };

    /// <summary>Which part of the work of this ticket falls to these counters.</summary>
    static double Share(DayView day, Ticket ticket, Counter[] counters) =>
        (double)counters.Count(c => MayCall(day, c, ticket)) / Math.Max(1, day.Counters.Count(c => c.State == CounterState.Open && MayCall(day, c, ticket)));
}
