using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Queue;

/// <summary>Whose turn it is, and why theirs.</summary>
public readonly record struct Turn(Ticket Ticket, CalledAs Why);

/// <summary>
/// Who is next, as one pure rule (docs/urutan-panggilan.md, with examples that are tested). Whoever was transferred to this counter by name;
/// then who is due before who came early; who was told to come back at a time is called from then on only. Among who is due: one priority ticket after every so many regular ones, at a priority counter always;
/// among the regular ones whoever has waited too long, the longest first, else those booked and in time by their time, with one of those who came without a time
/// or late after every so many. Each class goes by time, so within it nobody is overtaken. Once somebody has waited too long, at most every
/// second call is a priority one: no class waits without end, whatever the settings.
/// </summary>
public static class CallingOrder
{
    public static Turn? Next(Hall hall, Counter counter, DateTimeOffset now)
    {
        Ticket? named = null;
        Line due = default, early = default;
        foreach (var ticket in hall.Present)
        {
            if (!ticket.IsInOrder(now)) continue;
            if (IsNamed(ticket, counter.No)) { if (Before(ticket, named)) named = ticket; }
            else if (!counter.Serves(ticket.Group) || hall.WaitsForAnother(ticket) || ticket.IsAway(now)) continue;
            else if (IsEarly(ticket, now)) early.Add(ticket, false);
            else due.Add(ticket, HasWaitedLong(ticket, hall.Rules, now));
        }
        if (named is not null) return new(named, CalledAs.Named);
        var every = hall.IsForPriority(counter) ? 0 : hall.Rules.RegularPerPriority;
        if (due.First(counter, hall.Rules.BookedPerWalkIn, every) is { } turn) return turn;
        return early.First(counter, hall.Rules.BookedPerWalkIn, every) is { } one ? one with { Why = CalledAs.Early } : null;
    }

    /// <summary>All whom this counter would call one after the other, if nobody else called or came.</summary>
    public static IEnumerable<Turn> All(Hall hall, Counter counter, DateTimeOffset now)
    {
        var left = hall.Present.ToList();
        while (Next(hall with { Present = left }, counter, now) is { } turn)
        {
            yield return turn;
            left.Remove(turn.Ticket);
            counter = counter.Calling(turn.Ticket);
        }
    }

    internal static bool IsEarly(Ticket ticket, DateTimeOffset now) => ticket.TurnFrom > now;

    internal static bool HasWaitedLong(Ticket ticket, Calling rules, DateTimeOffset now) => now - ticket.WaitsSince >= TimeSpan.FromMinutes(rules.LongestWaitMinutes);

    static bool IsNamed(Ticket ticket, int counter) => ticket.State == TicketState.Transferred && ticket.Counter == counter;

    /// <summary>By the time the turn counts from; equal times go by arrival and then by number.</summary>
    internal static bool Before(Ticket one, Ticket? other) =>
        other is null || (one.TurnFrom, one.ArrivedAt, one.No).CompareTo((other.TurnFrom, other.ArrivedAt, other.No)) < 0;

    /// <summary>The first of each class.</summary>
    struct Line
    {
        Ticket? waitedLong, booked, between, priority;

        public void Add(Ticket ticket, bool hasWaitedLong)
        {
            if (ticket.Priority) Take(ref priority, ticket);
            else if (hasWaitedLong) { if (waitedLong is null || Longer(ticket, waitedLong)) waitedLong = ticket; }
            else if (ticket.Came == Coming.InTime) Take(ref booked, ticket);
            else Take(ref between, ticket);
        }

        static void Take(ref Ticket? first, Ticket ticket)
        {
            if (Before(ticket, first)) first = ticket;
        }

        /// <summary>By the wait, not the turn: who crosses the bound later, with an earlier booked time, stays behind whoever crossed it before.</summary>
        static bool Longer(Ticket one, Ticket other) => (one.WaitsSince, one.ArrivedAt, one.No).CompareTo((other.WaitsSince, other.ArrivedAt, other.No)) < 0;

        public readonly Turn? First(Counter counter, int bookedPerWalkIn, int regularPerPriority)
        {
            var regular = Regular(counter, bookedPerWalkIn);
            if (priority is null) return regular;
            var comesFirst = regular is null || counter.SincePriority >= (waitedLong is null ? regularPerPriority : Math.Max(1, regularPerPriority));
            return comesFirst ? new(priority, CalledAs.Priority) : regular;
        }

        readonly Turn? Regular(Counter counter, int bookedPerWalkIn)
        {
            if (waitedLong is not null) return new(waitedLong, CalledAs.LongWait);
            if (between is null) return booked is null ? null : new(booked, CalledAs.Booked);
            if (booked is null) return new(between, CalledAs.Between);
            var walkIn = bookedPerWalkIn == 0 ? Before(between, booked) : counter.SinceWalkIn >= bookedPerWalkIn;
            return walkIn ? new(between, CalledAs.Between) : new(booked, CalledAs.Booked);
        }
    }
}
