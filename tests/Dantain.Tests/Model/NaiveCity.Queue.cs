using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Model;

sealed partial class NaiveCity
{
    string Come(NaiveDay day, CheckIn ask)
    {
        if (day.Sealed) return No + "day.closed";
        if (day.Booking(ask.Booking) is not { } booking) return No + "booking.not-found";
        var kept = IsForNow(booking);
        if (!kept && booking.State is not (BookingState.Confirmed or BookingState.NoShow)) return No + "booking.not-now";
        if (day.Date != Today) return No + "checkin.other-day";
        var time = day.At(booking.Hour);
        if (Now < time.AddMinutes(-30)) return No + "checkin.too-early";
        if (booking.State == BookingState.NoShow && CannotStandAgain(day, booking) is { } no) return No + no;
        booking.Priority |= ask.Priority;
        if (kept) Number(day, booking);
        Arrive(day, booking, Now > time.AddMinutes(15 + ask.OurQueue) ? Now : time, promised: !kept);
        return Ok + "CheckedIn";
    }

    string? CannotStandAgain(NaiveDay day, NaiveBooking booking)
    {
        if (booking.Items.Any(i => i.Subject is { } subject && HasOne(subject, Service(i.Service).Group))) return "booking.already-active";
        var needed = HasItsCards(day, booking) ? 0 : booking.Items.Count(i => Service(i.Service).Card);
        return Math.Max(0, day.Cards - CardsTaken(day)) < needed ? "booking.cards-out" : null;
    }

    void Arrive(NaiveDay day, NaiveBooking booking, DateTimeOffset turn, bool promised = false)
    {
        booking.State = BookingState.Arrived;
        var group = Service(booking.Items[0].Service).Group;
        var came = booking.Channel != Channel.Online && !promised ? Coming.OnTheSpot : turn == day.At(booking.Hour) ? Coming.InTime : Coming.Late;
        day.Tickets.Add(new(booking.No, TicketState.Waiting, group, booking.Priority, turn, Now, Now) { Came = came });
    }

    string Walk(NaiveDay day, TakeTicket ask)
    {
        if (day.Date != Today) return No + "checkin.other-day";
        if (Asked(day, false, ask.Items) is { } no) return No + no;
        if (WaitsForDraw(day)) return No + "draw.first";
        return OnTheSpot(day, ask.Items, ask.Priority, byWave: true) ?? Ok + "TicketTaken";
    }

    /// <summary>Null when somebody got a place; else why not.</summary>
    string? OnTheSpot(NaiveDay day, IReadOnlyList<ItemAsk> items, bool priority, bool byWave = false, bool isPast = false, char? own = null)
    {
        var later = false;
        for (var hour = 8; hour < 10; hour++)
            foreach (var channel in new[] { Channel.Priority, Channel.WalkIn })
            {
                if (channel == Channel.Priority && !priority || Now >= day.At(hour + 1)) continue;
                var room = Room(day, hour, channel, items);
                if (room == "booking.slot-full") continue;
                if (room is not null) return No + room;
                if (byWave && IsClosed(day, LastHour(day, hour, channel, items), channel))
                {
                    later = true;
                    continue;
                }
                var given = Add(day, hour, channel, BookingState.Confirmed, items, priority);
                given.Own = own;
                Number(day, given);
                Arrive(day, given, day.At(hour) > Now ? day.At(hour) : Now);
                if (!isPast && Waves && day.At(hour) > Now) Change(day, day.Ticket(given.No)! with { Came = Coming.InTime, ReturnUntil = day.At(hour + 1) });
                return null;
            }
        return No + (later ? "ticket.next-wave" : "ticket.none-left");
    }

    string Enter(NaiveDay day, EnterGivenTicket ask)
    {
        if (day.Date != Today) return No + "checkin.other-day";
        ItemAsk[] items = [new(ask.Service, null)];
        if (Asked(day, false, items) is { } no) return No + no;
        var last = day.Bookings.Count(b => b.Own == 'K');
        if (ask.Number <= last) return No + "ticket.number-given";
        if (ask.Number > last + 1) return No + "ticket.number-missing";
        GivePast(day, items, ask.Priority, 'K');
        return Ok + "TicketTaken";
    }

    string Lend(NaiveDay day, long device)
    {
        if (day.Sealed) return No + "day.closed";
        if (day.Date != Today) return No + "checkin.other-day";
        if (day.Lent.ContainsValue(device)) return Ok + "SeriesLent";
        var free = "KYZ".Where(letter => !day.Lent.ContainsKey(letter) && !day.Bookings.Exists(b => b.Own == letter)).ToArray();
        if (free.Length == 0) return No + "ticket.no-series-left";
        day.Lent.Add(free[0], device);
        return Ok + "SeriesLent";
    }

    string GiveBack(NaiveDay day, long device)
    {
        foreach (var (letter, lent) in day.Lent)
            if (lent == device && !day.Bookings.Exists(b => b.Own == letter)) return day.Lent.Remove(letter) ? Ok + "SeriesReturned" : No;
        return No + "ticket.number-given";
    }

    /// <summary>A number for somebody who has come already, whether there is a place left or not.</summary>
    void GivePast(NaiveDay day, ItemAsk[] items, bool priority, char? own)
    {
        if (OnTheSpot(day, items, priority, isPast: true, own: own) is null) return;
        var hour = Now < day.At(9) ? 8 : 9;
        var (group, places, _) = Service(items[0].Service);
        var slot = day.Slots.Single(s => s.Hour == hour && s.Channel == Channel.WalkIn && s.Group == group);
        (slot.Capacity, slot.Wanted) = (slot.Capacity + places, slot.Wanted + places);
        var given = Add(day, hour, Channel.WalkIn, BookingState.Confirmed, items, priority);
        given.Own = own;
        Number(day, given);
        Arrive(day, given, day.At(hour) > Now ? day.At(hour) : Now);
    }

    string Receive(NaiveDay from, NaiveDay to, ReceiveHere ask)
    {
        if (to.Date != Today) return No + "checkin.other-day";
        if (from.Booking(ask.Booking) is not { } old) return No + "booking.not-found";
        if (old.State != BookingState.Confirmed) return No + "booking.not-now";
        old.State = BookingState.Moved;
        var no = Asked(to, false, old.Items) is { } asked ? No + asked : OnTheSpot(to, old.Items, old.Priority || ask.Priority);
        if (no is null) GiveBack(from, old, BookingState.Moved);
        else old.State = BookingState.Confirmed;
        return no ?? Ok + "VisitMovedHere";
    }

    string Keep(NaiveDay day, HoldForNow ask)
    {
        if (day.Date != Today) return No + "checkin.other-day";
        if (Asked(day, false, ask.Items) is { } no) return No + no;
        if (WaitsForDraw(day)) return No + "ticket.none-left-now";
        if (ask.Items.Any(i => Mode(day, i.Service) == "walk-in")) return No + "booking.walk-in-only";
        for (var hour = 8; hour < 10; hour++)
        {
            if (Now >= day.At(hour + 1) || Now < day.At(hour).AddMinutes(-30) || IsClosed(day, hour, Channel.WalkIn)) continue;
            var room = Room(day, hour, Channel.WalkIn, ask.Items);
            if (room == "booking.slot-full") continue;
            if (room is not null) return No + room;
            if (IsClosed(day, LastHour(day, hour, Channel.WalkIn, ask.Items), Channel.WalkIn)) continue;
            var end = day.At(10);
            Add(day, hour, Channel.WalkIn, BookingState.Held, ask.Items, false).HoldUntil = Now.AddMinutes(45) < end ? Now.AddMinutes(45) : end;
            return Ok + "PlaceKept";
        }
        return No + "ticket.none-left-now";
    }

    static bool IsForNow(NaiveBooking booking) => booking is { State: BookingState.Held, Channel: Channel.WalkIn };

    static string Ticket(NaiveDay day, int no, int? clerk, Func<TicketState, bool> may, Func<NaiveTicket, string> then)
    {
        if (day.Ticket(no) is not { } ticket) return No + "ticket.not-found";
        if (!may(ticket.State)) return No + "ticket.not-now";
        return ticket.State is TicketState.Called or TicketState.Serving && IsOthers(day, ticket.Counter!.Value, clerk) ? No + "counter.not-yours" : then(ticket);
    }

    static bool InQueueOrAtCounter(TicketState s) => s is TicketState.Waiting or TicketState.Called or TicketState.Serving or TicketState.Transferred;

    string Park(NaiveDay day, int no, int? clerk) => Ticket(day, no, clerk, InQueueOrAtCounter, t =>
    {
        Change(day, t.To(TicketState.Parked, null, Now) with { BackAt = null });
        return Ok + "TicketParked";
    });

    string PutAside(NaiveDay day, int no, int? clerk) => Ticket(day, no, clerk, InQueueOrAtCounter, t =>
    {
        Change(day, t.To(TicketState.Parked, null, Now) with { BackAt = Now.AddMinutes(10) });
        return Ok + "TicketPutOff";
    });

    static string Note(NaiveDay day, int no, int? clerk) => Ticket(day, no, clerk, s => s is not (TicketState.Served or TicketState.Left), _ => Ok + "NoteKept");

    static string Doubt(NaiveDay day, int no, int? clerk) => Ticket(day, no, clerk, s => s is TicketState.Serving or TicketState.Served, _ => Ok + "TimingDoubted");

    string Help(NaiveDay day, int no, int? clerk)
    {
        if (day.Sealed) return No + "day.closed";
        if (day.Counter(no) is not { } counter) return No + "counter.not-found";
        if (IsOthers(day, no, clerk)) return No + "counter.not-yours";
        if (counter.HelpAt is not null) return No + "counter.help-is-asked";
        (counter.HelpAt, counter.HelpBy) = (Now, null);
        return Ok + "HelpCalled";
    }

    static string Helped(NaiveDay day, int no, string what, Action<NaiveCounter> then)
    {
        if (day.Sealed) return No + "day.closed";
        if (day.Counter(no) is not { } counter) return No + "counter.not-found";
        if (counter.HelpAt is null) return No + "counter.no-help-asked";
        then(counter);
        return Ok + what;
    }

    string Later(NaiveDay from, NaiveDay to, ComeAnotherDay ask) => Ticket(from, ask.Ticket, ask.Clerk, s => s is TicketState.Waiting or TicketState.Called or TicketState.Parked or TicketState.Missed or TicketState.Transferred, t =>
    {
        if (from.Date != Today || to.Date <= from.Date) return No + "checkin.other-day";
        var booking = from.Booking(t.No)!;
        booking.State = BookingState.Moved;
        if (Asked(to, false, booking.Items) is { } no) return Refused(no);
        for (var hour = 8; hour < 10; hour++)
            foreach (var channel in new[] { Channel.Priority, Channel.WalkIn })
            {
                if (channel == Channel.Priority && !t.Priority) continue;
                var room = Room(to, hour, channel, booking.Items);
                if (room == "booking.slot-full") continue;
                if (room is not null) return Refused(room);
                GiveBack(from, booking, BookingState.Moved);
                Change(from, t.To(TicketState.Left, null, Now) with { Before = null });
                Number(to, Add(to, hour, channel, BookingState.Confirmed, booking.Items, t.Priority));
                return Ok + "VisitMovedHere";
            }
        return Refused("ticket.none-left");

        string Refused(string why)
        {
            booking.State = BookingState.Arrived;
            return No + why;
        }
    });

    string SendAcross(NaiveDay from, NaiveDay to, SendToOffice ask) => Ticket(from, ask.Ticket, ask.Clerk, InQueueOrAtCounter, t =>
    {
        if (from == to) return No + "ticket.same-office";
        if (from.Date != to.Date || to.Date != Today) return No + "checkin.other-day";
        var booking = from.Booking(t.No)!;
        if (Asked(to, false, booking.Items) is { } no) return No + no;
        booking.State = BookingState.Moved;
        for (var hour = 8; hour < 10; hour++)
            foreach (var channel in new[] { Channel.Priority, Channel.WalkIn })
            {
                if (channel == Channel.Priority && !t.Priority || Now >= to.At(hour + 1)) continue;
                var room = Room(to, hour, channel, booking.Items);
                if (room == "booking.slot-full") continue;
                if (room is not null) return Refused(room);
                GiveBack(from, booking, BookingState.Moved);
                Change(from, t.To(TicketState.Left, null, Now) with { Before = null });
                var there = Add(to, hour, channel, BookingState.Confirmed, booking.Items, t.Priority);
                Number(to, there);
                there.State = BookingState.Arrived;
                to.Tickets.Add(new(there.No, TicketState.Parked, Service(there.Items[0].Service).Group, t.Priority, t.TurnFrom, t.ArrivedAt, Now) { Came = t.Came, BackAt = Now.AddMinutes(45) });
                return Ok + "TicketSentHere";
            }
        return Refused("ticket.none-left");

        string Refused(string why)
        {
            booking.State = BookingState.Arrived;
            return No + why;
        }
    });

    string Unpark(NaiveDay day, int no) => Ticket(day, no, null, s => s == TicketState.Parked, t =>
    {
        Change(day, t.To(TicketState.Waiting, null, Now));
        return Ok + "TicketWaitsAgain";
    });

    string ComeBack(NaiveDay day, int no) => Ticket(day, no, null, s => s == TicketState.Missed, t =>
    {
        Change(day, t.To(TicketState.Waiting, null, Now));
        return Ok + "TicketWaitsAgain";
    });

    string SendOn(NaiveDay day, Transfer ask) => Ticket(day, ask.Ticket, ask.Clerk, InQueueOrAtCounter, t =>
    {
        if (ask.Group is < 1 or > 3) return No + "ticket.unknown-group";
        if (ask.Counter is { } counter && day.Counter(counter) is null) return No + "counter.not-found";
        Change(day, t.To(TicketState.Transferred, ask.Counter, Now) with { Group = ask.Group });
        return Ok + "TicketTransferred";
    });

    string Go(NaiveDay day, int no, int? clerk) => Ticket(day, no, clerk, s => s is not (TicketState.Serving or TicketState.Served or TicketState.Left), t =>
    {
        SendAway(day, t);
        return Ok + "VisitorLeft";
    });

    void SendAway(NaiveDay day, NaiveTicket ticket)
    {
        Change(day, ticket.To(TicketState.Left, null, Now));
        day.Booking(ticket.No)!.State = BookingState.Closed;
    }

    string Undo(NaiveDay day, int no, int? clerk) => day.Sealed ? No + "day.closed" : Ticket(day, no, clerk, s => s != TicketState.Waiting, t =>
    {
        if (t.Before is not { } before) return No + "ticket.nothing-to-undo";
        if (Now > t.ChangedAt.AddSeconds(60)) return No + "ticket.too-late-to-undo";
        if (before.State is TicketState.Called or TicketState.Serving)
        {
            if (day.Counter(before.Counter!.Value)!.State == CounterState.Closed) return No + "counter.not-open";
            if (IsOthers(day, before.Counter.Value, clerk)) return No + "counter.not-yours";
            if (At(day, before.Counter.Value) is { } has && has.No != no) return No + "counter.busy";
        }
        var booking = day.Booking(no)!;
        if (t.State is TicketState.Served or TicketState.Left)
        {
            if (CannotStandAgain(day, booking) is { } taken) return No + taken;
            booking.State = BookingState.Arrived;
        }
        if (t.State == TicketState.Called || t.State == TicketState.Serving && before.State != TicketState.Called)
        {
            var counter = day.Counter(t.Counter!.Value)!;
            counter.SincePriority = t.Priority ? Math.Max(counter.SincePriority, 1) : counter.SincePriority - 1;
            if (!t.Priority) counter.SinceWalkIn = t.Came == Coming.InTime ? counter.SinceWalkIn - 1 : Math.Max(counter.SinceWalkIn, 1);
        }
        Change(day, before with { ChangedAt = Now });
        return Ok + "StepUndone";
    });

    string EndDay(NaiveDay day)
    {
        if (day.Sealed) return No + "day.closed";
        if (Now < day.At(10)) return No + "booking.not-over-yet";
        if (day.Tickets.Any(t => t.State is TicketState.Called or TicketState.Serving)) return No + "day.still-serving";
        var displaced = Displaced(day);
        foreach (var b in day.Bookings.Where(b => b.State == BookingState.Confirmed))
            if (displaced.Contains(b.No)) GiveBack(day, b, BookingState.RevokedByOffice);
            else b.State = BookingState.NoShow;
        foreach (var b in day.Bookings.Where(b => b.State == BookingState.Held)) GiveBack(day, b, BookingState.Expired);
        foreach (var t in day.Tickets.Where(t => t.State is not (TicketState.Served or TicketState.Left)).ToList()) SendAway(day, t);
        foreach (var c in day.Counters) (c.State, c.Staff) = (CounterState.Closed, null);
        day.Sealed = true;
        return Ok + "DayEnded";
    }
}
