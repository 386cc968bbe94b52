using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Model;

sealed partial class NaiveCity
{
    static bool IsOthers(NaiveDay day, int counter, int? clerk) =>
        clerk is { } own && day.Counter(counter) is { State: not CounterState.Closed } c && c.Staff != own;

    static string? CanCall(NaiveDay day, int counter, int? clerk)
    {
        if (day.Sealed) return "day.closed";
        if (day.Counter(counter) is not { } c) return "counter.not-found";
        if (IsOthers(day, counter, clerk)) return "counter.not-yours";
        if (c.State != CounterState.Open) return "counter.not-open";
        return At(day, counter) is null ? null : "counter.busy";
    }

    string Call(NaiveDay day, NaiveCounter counter, NaiveTicket ticket)
    {
        Change(day, ticket.To(TicketState.Called, counter.No, Now) with { Calls = 1, CalledAt = Now });
        counter.SincePriority = ticket.Priority ? 0 : counter.SincePriority + 1;
        if (!ticket.Priority) counter.SinceWalkIn = ticket.Came == Coming.InTime ? counter.SinceWalkIn + 1 : 0;
        return Ok + "TicketCalled";
    }

    string Next(NaiveDay day, int no, int? clerk)
    {
        if (CanCall(day, no, clerk) is { } refused) return No + refused;
        var counter = day.Counter(no)!;
        var inOrder = day.Tickets.Where(t => t.State is TicketState.Waiting or TicketState.Transferred || t.State == TicketState.Parked && t.BackAt <= Now)
            .OrderBy(t => t.TurnFrom > Now).ThenBy(t => t.TurnFrom).ThenBy(t => t.ArrivedAt).ThenBy(t => t.No).ToList();
        var named = inOrder.FirstOrDefault(t => t.State == TicketState.Transferred && t.Counter == no);
        if (named is not null) return Call(day, counter, named);
        var mine = inOrder.Where(t => counter.Groups.Contains(t.Group) && !(t.ReturnUntil is not null && t.TurnFrom > Now)
            && !(t.State == TicketState.Transferred && t.Counter is { } other && day.Counter(other)!.State != CounterState.Closed)).ToList();
        if (mine.Count == 0) return No + "queue.nobody-waits";
        // Only among those who are all due, or all early, does the ratio decide.
        var level = mine.Where(t => t.TurnFrom > Now == mine[0].TurnFrom > Now).ToList();
        var (regular, priority) = (level.Where(t => !t.Priority).ToList(), level.FirstOrDefault(t => t.Priority));
        var waitedLong = regular.Select(t => (Ticket: t, Since: t.TurnFrom > t.ArrivedAt ? t.TurnFrom : t.ArrivedAt)).Where(t => t.Since.AddMinutes(20) <= Now).OrderBy(t => t.Since).ThenBy(t => t.Ticket.ArrivedAt).ThenBy(t => t.Ticket.No).FirstOrDefault().Ticket;
        var (booked, walkIn) = (regular.FirstOrDefault(t => t.Came == Coming.InTime), regular.FirstOrDefault(t => t.Came != Coming.InTime));
        var first = waitedLong ?? (booked is null ? walkIn : walkIn is null ? booked : counter.SinceWalkIn >= 1 ? walkIn : booked);
        var next = first is null ? priority : priority is null ? first : counter.SincePriority >= 1 ? priority : first;
        return Call(day, counter, next!);
    }

    string CallOne(NaiveDay day, CallTicket ask)
    {
        if (CanCall(day, ask.Counter, ask.Clerk) is { } refused) return No + refused;
        return day.Ticket(ask.Ticket) switch
        {
            null => No + "ticket.not-found",
            { State: TicketState.Called or TicketState.Serving } => No + "ticket.elsewhere",
            { State: TicketState.Served } => No + "ticket.served-at",
            { State: TicketState.Left } => No + "ticket.not-now",
            var ticket => Call(day, day.Counter(ask.Counter)!, ticket),
        };
    }

    string ReceiveAt(NaiveDay day, ReceiveAtCounter ask)
    {
        if (day.Office != 1) return No + "counter.received-at-door";
        if (CanCall(day, ask.Counter, ask.Clerk) is { } refused) return No + refused;
        if (day.Ticket(ask.Booking) is { State: TicketState.Called or TicketState.Serving }) return No + "ticket.elsewhere";
        if (day.Ticket(ask.Booking) is { State: TicketState.Served or TicketState.Left }) return No + "ticket.not-now";
        if (day.Ticket(ask.Booking) is null && Come(day, new(ask.Booking, ask.Priority)) is var came && !came.StartsWith(Ok, StringComparison.Ordinal)) return came;
        Call(day, day.Counter(ask.Counter)!, day.Ticket(ask.Booking)!);
        Change(day, day.Ticket(ask.Booking)! with { State = TicketState.Serving });
        return Ok + "ServiceStarted";
    }

    /// <summary>What a counter does with the ticket it has, when that is in the right state.</summary>
    static string AtCounter(NaiveDay day, int counter, int? clerk, TicketState needed, Func<NaiveTicket, string> then)
    {
        if (day.Counter(counter) is null) return No + "counter.not-found";
        if (IsOthers(day, counter, clerk)) return No + "counter.not-yours";
        if (At(day, counter) is not { } ticket) return No + "counter.idle";
        return ticket.State == needed ? then(ticket) : No + "ticket.not-now";
    }

    string Again(NaiveDay day, int counter, int? clerk) => AtCounter(day, counter, clerk, TicketState.Called, t =>
    {
        if (t.Calls >= 2) return No + "ticket.called-often";
        if (t.CalledAt.AddSeconds(10) > Now) return No + "ticket.called-just-now";
        Change(day, t with { Calls = t.Calls + 1, CalledAt = Now });
        return Ok + "TicketCalled";
    });

    string Start(NaiveDay day, int counter, int? clerk) => AtCounter(day, counter, clerk, TicketState.Called, t =>
    {
        Change(day, t.To(TicketState.Serving, counter, Now));
        return Ok + "ServiceStarted";
    });

    string Finish(NaiveDay day, int counter, int? clerk) => AtCounter(day, counter, clerk, TicketState.Serving, t =>
    {
        Change(day, t.To(TicketState.Served, counter, Now));
        day.Booking(t.No)!.State = BookingState.Closed;
        return Ok + "ServiceFinished";
    });

    string Miss(NaiveDay day, int counter, int? clerk) => AtCounter(day, counter, clerk, TicketState.Called, t =>
    {
        Change(day, t.To(TicketState.Missed, counter, Now));
        return Ok + "TicketMissed";
    });

    string Open(NaiveDay day, OpenCounter ask)
    {
        if (day.Sealed) return No + "day.closed";
        if (day.Date != Today) return No + "checkin.other-day";
        if (day.Counter(ask.Counter) is not { } counter) return No + "counter.not-found";
        if (counter.State != CounterState.Closed && counter.Staff != ask.Staff) return No + "counter.taken";
        if (ask.Groups is { } groups)
        {
            if (groups.Count == 0 || groups.Any(g => g is < 1 or > 3)) return No + "ticket.unknown-group";
            counter.Groups = [.. groups];
        }
        (counter.State, counter.Staff) = (CounterState.Open, ask.Staff);
        return Ok + "CounterOpened";
    }

    static string Pause(NaiveDay day, int no, int? clerk)
    {
        if (day.Counter(no) is not { } counter) return No + "counter.not-found";
        if (counter.State != CounterState.Open) return No + "counter.not-open";
        if (IsOthers(day, no, clerk)) return No + "counter.not-yours";
        counter.State = CounterState.Paused;
        return Ok + "CounterPaused";
    }

    static string Shut(NaiveDay day, int no, int? clerk)
    {
        if (day.Counter(no) is not { } counter) return No + "counter.not-found";
        if (counter.State == CounterState.Closed) return No + "counter.not-open";
        if (IsOthers(day, no, clerk)) return No + "counter.not-yours";
        if (At(day, no) is not null) return No + "counter.busy";
        (counter.State, counter.Staff) = (CounterState.Closed, null);
        return Ok + "CounterClosed";
    }
}
