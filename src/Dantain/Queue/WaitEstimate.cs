using Dantain.OfficeDays;

namespace Dantain.Queue;

/// <summary>Why somebody waits longer than they were told at first.</summary>
[Flags]
public enum Longer
{
    /// <summary>They do not, or only a little.</summary>
    Not = 0,
    /// <summary>Fewer counters are open for them than when they were told.</summary>
    FewerCounters = 1,
    /// <summary>Visits of their kind take longer today than planned.</summary>
    SlowVisits = 2,
    /// <summary>People who come first have come since.</summary>
    Priority = 4,
    /// <summary>None of these: people with an earlier time have come.</summary>
    Others = 8,
}

/// <summary>
/// About how many are called before a waiting ticket, and in about how many minutes it is called: a range, because priority tickets come in
/// between, people with an earlier time may still arrive, and nobody knows how long a visit is. The minutes are those of <see cref="Outlook"/>,
/// from P50 to P90 in steps of five, outward; null while no counter that serves it is open. It looks at nothing but what the day shows.
/// </summary>
public sealed record WaitEstimate(int Fewest, int Most, int? FromMinutes, int? ToMinutes, Longer Longer = Longer.Not)
{
    const int Step = 5;
    /// <summary>A few minutes more than it was told are no news.</summary>
    static readonly TimeSpan WorthSaying = TimeSpan.FromMinutes(5);

    /// <summary>Null for a ticket that does not wait.</summary>
    public static WaitEstimate? Of(DayView day, int ticket, DateTimeOffset now)
    {
        if (day.Present.FirstOrDefault(t => t.No == ticket) is not { } mine || !mine.IsInOrder(now)) return null;
        var (fewest, most) = Ahead(day, mine, now);
        if (day.OutlookAt(now).Of(ticket) is not { } wait) return new(fewest, most, null, null);
        var from = wait.Likely / (Step * 60) * Step;
        var to = (wait.AtMost + Step * 60 - 1) / (Step * 60) * Step;
        return new(fewest, most, from, Math.Max(to, from + Step), WhyLonger(day, mine, wait, now));
    }

    /// <summary>Whether it is now called later than it was told when it began to wait, and all that we can see of why.</summary>
    static Longer WhyLonger(DayView day, Ticket mine, Wait wait, DateTimeOffset now)
    {
        if (mine.ToldAtMost is not { } told || now.AddSeconds(wait.AtMost) < mine.ArrivedAt.AddSeconds(told) + WorthSaying) return Longer.Not;
        var why = Longer.Not;
        if (wait.Counters < mine.ToldCounters) why |= Longer.FewerCounters;
        if (day.Pace.IsSlow(mine.Group)) why |= Longer.SlowVisits;
        if (!mine.Priority && day.Present.Any(t => t.Priority && t.Group == mine.Group && t.ArrivedAt > mine.ArrivedAt)) why |= Longer.Priority;
        return why == Longer.Not ? Longer.Others : why;
    }

    /// <summary>Null for a ticket that does not wait; without the minutes, for who looks at everyone in the hall.</summary>
    public static int? FewestAhead(DayView day, Ticket ticket, DateTimeOffset now) => ticket.IsInOrder(now) ? Ahead(day, ticket, now).Fewest : null;

    static (int Fewest, int Most) Ahead(DayView day, Ticket mine, DateTimeOffset now)
    {
        var counters = CountersOf(day, mine);
        return Ahead(mine, [.. day.Present.Where(t => t.No != mine.No && t.IsInOrder(now) && counters.Any(c => MayCall(day, c, t)))], counters, Hall.Of(day), now);
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
}
