using System.Runtime.CompilerServices;
using Dantain.OfficeDays;

namespace Dantain.Queue;

/// <summary>How long until somebody is called, in seconds: as likely sooner as later than <paramref name="Likely"/>, and with nine of ten no later than <paramref name="AtMost"/>.</summary>
/// <param name="Likely">P50.</param>
/// <param name="AtMost">P90.</param>
/// <param name="Counters">Open counters that may call them.</param>
public readonly record struct Wait(int Likely, int AtMost, int Counters);

/// <summary>
/// Who is called when, from now on: <see cref="CallingOrder"/> played on with the counters that are open, each busy as long as visits take today
/// (<see cref="Pace"/>), with those who are still expected coming at their time; around the opening, counters that the plan has and that are not open yet open some
/// minutes later. No counter opens or closes otherwise: the width between P50 and P90 stands for that.
/// </summary>
public sealed class Outlook
{
    /// <summary>Nobody is told of a wait beyond this; and what is played has an end.</summary>
    static readonly TimeSpan Furthest = TimeSpan.FromHours(6);
    /// <summary>After the first time of the day: when counters usually open, and when those that have not do not count any more.</summary>
    static readonly TimeSpan OpenUsually = TimeSpan.FromMinutes(8), AllOpen = TimeSpan.FromMinutes(12);
    /// <summary>People who booked come some minutes before their time, in the middle.</summary>
    static readonly TimeSpan BeforeTheirTime = TimeSpan.FromMinutes(5);

    /// <summary>How much one visit differs from the next, and one hour from what the hour before let expect, in parts of each; and a minute or so always. Fitted to thousands of waits of played days, which a test holds on to (DayOfWaits).</summary>
    const double VisitsVary = 0.5, HoursVary = 0.65, Always = 45;
    /// <summary>Of the normal distribution: nine of ten lie below the middle and so many spreads.</summary>
    const double NineOfTen = 1.2816;

    readonly Dictionary<int, Wait> waits = [];
    readonly Hall hall;
    readonly Pace pace;
    readonly DateTimeOffset now;
    readonly List<Ticket> left;
    readonly Desk[] desks;
    readonly Queue<Expected> coming = new();
    int comers;

    /// <summary>A counter as it is played: when it is free, and how many it has called until then.</summary>
    struct Desk
    {
        public Counter Counter;
        public DateTimeOffset Free;
        public int Calls;
        public double Busy;
        public bool IsOpen;
    }

    Outlook(Hall hall, Pace pace, ExpectedToday expected, DateTimeOffset opens, DateTimeOffset now)
    {
        (this.hall, this.pace, this.now) = (hall, pace, now);
        left = [.. hall.Present.Where(t => t.CanBeCalled || t is { State: TicketState.Parked, BackAt: not null })];
        Desk[] open = [.. hall.Counters.Where(c => c.State == CounterState.Open).Select(c => new Desk { Counter = c, Free = FreeAt(c), IsOpen = true })];
        var more = now < opens + AllOpen ? (int)Math.Ceiling(hall.Office.Capacity.Sum(c => c.Counters)) - open.Length : 0;
        desks = [.. open, .. hall.Counters.Where(c => c.State == CounterState.Closed).Take(Math.Max(0, more)).Select(c => new Desk { Counter = c, Free = Later(now, opens + OpenUsually) })];
        var chance = 0.5;
        foreach (var visit in expected.Visits)
        {
            chance += expected.Share;   // one in so many does not come, evenly spread
            if (chance < 1) continue;
            chance--;
            coming.Enqueue(visit);
        }
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>When it has served whom it has now: later than it looks once that has taken longer than usual.</summary>
    DateTimeOffset FreeAt(Counter counter)
    {
        if (counter.Ticket is not { } no || hall.Present.FirstOrDefault(t => t.No == no) is not { } ticket) return now;
        var each = pace.SecondsOf(ticket.Group);
        var rest = each - (now - (ticket.CalledAt ?? now)).TotalSeconds;
        return now.AddSeconds(Math.Max(rest, each / 4));
    }

    /// <summary>The moment it is seen from.</summary>
    public DateTimeOffset At => now;

    /// <summary>Null for who does not wait, or whom no open counter calls.</summary>
    public Wait? Of(int ticket) => waits.TryGetValue(ticket, out var wait) ? wait : null;

    /// <summary>Of everyone who waits.</summary>
    public static Outlook Of(DayView day, DateTimeOffset now) => new Outlook(Hall.Of(day), day.Pace, day.Expected, OpensAt(day.Slots) is { } opens ? day.At(opens) : now - AllOpen, now).Play(null);

    /// <summary>Of one ticket, on the day as it is decided on.</summary>
    internal static Wait? Of(OfficeDay day, int ticket, DateTimeOffset now) =>
        new Outlook(Hall.Of(day), Pace.Of(day.City, day.Tickets.All), ExpectedToday.Of(day), OpensAt(day.Slots.All) is { } opens ? day.At(opens) : now - AllOpen, now).Play(ticket).Of(ticket);

    static TimeOnly? OpensAt(IEnumerable<Slot> slots) => slots.Min(s => (TimeOnly?)s.Start);

    Outlook Play(int? only)
    {
        var (busy, until) = (desks.Length, now + Furthest);
        while (busy > 0 && left.Count > 0)
        {
            ref var desk = ref desks[0];
            for (var i = 1; i < desks.Length; i++)
                if (desks[i].Free < desk.Free) desk = ref desks[i];
            if (desk.Free > until) break;
            Arrive(desk.Free);
            if (CallingOrder.Next(hall with { Present = left }, desk.Counter, desk.Free) is not { Ticket: var ticket })
            {
                desk.Free = NextFor(desk.Counter, desk.Free);
                if (desk.Free > until) busy--;
                continue;
            }
            if (ticket.No > 0 && WaitOf(ticket, desk.Free) is { } wait) waits[ticket.No] = wait;
            if (ticket.No == only) break;
            left.Remove(ticket);
            var each = pace.SecondsOf(ticket.Group) + pace.Between;
            desk = desk with { Counter = desk.Counter.Calling(ticket), Free = desk.Free.AddSeconds(Math.Max(each, 1)), Calls = desk.Calls + 1, Busy = desk.Busy + each };
        }
        return this;
    }

    void Arrive(DateTimeOffset at)
    {
        while (coming.TryPeek(out var visit) && visit.At - BeforeTheirTime <= at)
        {
            coming.Dequeue();
            left.Add(new() { No = --comers, State = TicketState.Waiting, Group = visit.Group, Priority = visit.Priority, TurnFrom = visit.At, ArrivedAt = at, Came = visit.Booked ? Coming.InTime : Coming.OnTheSpot });
        }
    }

    /// <summary>When somebody may be there for a counter that has nobody to call.</summary>
    DateTimeOffset NextFor(Counter counter, DateTimeOffset at)
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var visit in coming)
            if (counter.Serves(visit.Group)) { next = visit.At - BeforeTheirTime; break; }
        foreach (var ticket in left)
        {
            if (ticket.BackAt > at && ticket.BackAt < next) next = ticket.BackAt.Value;
            if (ticket.IsAway(at) && ticket.TurnFrom < next) next = ticket.TurnFrom;
        }
        return next;
    }

    /// <summary>
    /// The width: each of those before them takes longer or shorter, which evens out the more counters there are; the pace and the counters change,
    /// the more the longer it takes; and nobody is called within seconds.
    /// </summary>
    Wait? WaitOf(Ticket ticket, DateTimeOffset at)
    {
        var (counters, calls, busy) = (0, 0, 0d);
        foreach (var desk in desks)
            if (desk.IsOpen && MayCall(desk.Counter, ticket)) (counters, calls, busy) = (counters + 1, calls + desk.Calls, busy + desk.Busy);
        if (counters == 0) return null;
        var likely = (at - now).TotalSeconds;
        var each = calls > 0 ? busy / calls : pace.SecondsOf(ticket.Group);
        var one = each * VisitsVary / Math.Max(1, counters);
        var spread = Math.Sqrt(one * one * (calls + (likely > 0 ? counters : 0)) + likely * HoursVary * (likely * HoursVary) + Always * Always);
        return new((int)likely, (int)Math.Ceiling(likely + NineOfTen * spread), counters);
    }

    bool MayCall(Counter counter, Ticket ticket) =>
        hall.WaitsForAnother(ticket) ? counter.No == ticket.Counter : counter.Serves(ticket.Group);
}

/// <summary>How the day as it is shown, and whoever begins to wait, come to their outlook.</summary>
public static class Outlooks
{
    static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(20);
    static readonly ConditionalWeakTable<DayView, Outlook> played = [];

    /// <summary>When whoever waits is called, played once for all who ask at about the same moment.</summary>
    public static Outlook OutlookAt(this DayView day, DateTimeOffset now)
    {
        if (played.TryGetValue(day, out var before) && (now - before.At).Duration() < SameMoment) return before;
        var outlook = Outlook.Of(day, now);
        played.AddOrUpdate(day, outlook);
        return outlook;
    }

    /// <summary>What a ticket is told of its wait is kept with it, to be held against the truth when the day is looked at.</summary>
    internal static Ticket TellWait(this OfficeDay day, Ticket ticket, DateTimeOffset now)
    {
        if (Outlook.Of(day, ticket.No, now) is not { } wait) return ticket;
        var told = ticket with { ToldLikely = wait.Likely, ToldAtMost = wait.AtMost, ToldCounters = wait.Counters };
        day.Put(told);
        return told;
    }
}
