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
    string? OnTheSpot(NaiveDay day, IReadOnlyList<ItemAsk> items, bool priority, bool byWave = false, char? own = null)
    {
        var later = false;
        for (var hour = 8; hour < 10; hour++)
            foreach (var channel in new[] { Channel.Priority, Channel.WalkIn })
            {
                if (channel == Channel.Priority && !priority || Now >= day.At(hour + 1)) continue;
                var room = Room(day, hour, channel, items);
                if (room == "booking.slot-full") continue;
                if (room is not null) return No + room;
                if (byWave && IsClosed(day, hour, channel))
                {
                    later = true;
                    continue;
                }
                var given = Add(day, hour, channel, BookingState.Confirmed, items, priority);
                given.Own = own;
                Number(day, given);
                Arrive(day, given, day.At(hour) > Now ? day.At(hour) : Now);
                if (own is null && Waves && day.At(hour) > Now) Change(day, day.Ticket(given.No)! with { Came = Coming.InTime, ReturnUntil = day.At(hour + 1) });
                return null;
            }
        return No + (later ? "ticket.next-wave" : "ticket.none-left");
    }

    bool WaitsForDraw(NaiveDay day) => Draw && !day.Slips.Any(s => s.Rank > 0) && (Now < day.At(8) || day.Slips.Count > 0);

    string Join(NaiveDay day, JoinDraw ask)
    {
        if (day.Date != Today) return No + "checkin.other-day";
        if (Asked(day, false, [new(ask.Service, null)]) is { } no) return No + no;
        if (!WaitsForDraw(day) || Now >= day.At(8)) return No + "draw.none";
        if (Now < day.At(7)) return No + "draw.not-yet";
        day.Slips.Add(new() { No = day.Slips.Count + 1, Service = ask.Service, Priority = ask.Priority });
        return Ok + "SlipGiven";
    }

    /// <summary>Days of the model have no chain: the seed is that of the opening alone.</summary>
    string DrawAll(NaiveDay day)
    {
        if (day.Date != Today) return No + "checkin.other-day";
        if (day.Sealed) return No + "day.closed";
        if (!WaitsForDraw(day)) return No + "draw.none";
        if (Now < day.At(8)) return No + "draw.not-yet";
        var seed = Hash([], BitConverter.GetBytes(day.At(8).ToUnixTimeMilliseconds()));
        var rank = 0;
        foreach (var slip in day.Slips.OrderByDescending(s => s.Priority).ThenBy(s => Convert.ToHexString(Hash(seed, BitConverter.GetBytes(s.No))), StringComparer.Ordinal))
        {
            slip.Rank = ++rank;
            if (OnTheSpot(day, [new(slip.Service, null)], slip.Priority, byWave: true) is null) slip.Ticket = day.Bookings[^1].No;
        }
        return Ok + "SlipsDrawn";

        static byte[] Hash(byte[] first, byte[] number) => System.Security.Cryptography.SHA256.HashData([.. first, .. number.Reverse()]);
    }

    string PlaceFor(NaiveDay from, NaiveDay to, int no)
    {
        if (from.Date != Today) return No + "checkin.other-day";
        if (from.Slips.Find(s => s.No == no) is not { } slip) return No + "draw.no-slip";
        if (slip.Rank is null) return No + "draw.first";
        if (slip.Ticket is not null || slip.Place is not null) return No + "draw.slip-settled";
        ItemAsk[] items = [new(slip.Service, null)];
        if (Asked(to, false, items) is { } asked) return No + asked;
        var later = false;
        for (var hour = 8; hour < 10; hour++)
            foreach (var channel in new[] { Channel.Priority, Channel.WalkIn })
            {
                if (channel == Channel.Priority && !slip.Priority || Now >= to.At(hour + 1)) continue;
                var room = Room(to, hour, channel, items);
                if (room == "booking.slot-full") continue;
                if (room is not null) return No + room;
                if (to == from && IsClosed(to, hour, channel))
                {
                    later = true;
                    continue;
                }
                var given = Add(to, hour, channel, BookingState.Confirmed, items, slip.Priority);
                Number(to, given);
                slip.Place = given.No;
                return Ok + "PlaceGiven";
            }
        return No + (later ? "ticket.next-wave" : "ticket.none-left");
    }

    bool IsClosed(NaiveDay day, int hour, Channel channel) => Waves && channel == Channel.WalkIn && hour == 9 && Now < day.At(9);

    string Enter(NaiveDay day, EnterGivenTicket ask)
    {
        if (day.Date != Today) return No + "checkin.other-day";
        ItemAsk[] items = [new(ask.Service, null)];
        if (Asked(day, false, items) is { } no) return No + no;
        var last = day.Bookings.Count(b => b.Own == 'K');
        if (ask.Number <= last) return No + "ticket.number-given";
        if (ask.Number > last + 1) return No + "ticket.number-missing";
        if (OnTheSpot(day, items, ask.Priority, own: 'K') is null) return Ok + "TicketTaken";
        var hour = Now < day.At(9) ? 8 : 9;
        var (group, places, _) = Service(ask.Service);
        var slot = day.Slots.Single(s => s.Hour == hour && s.Channel == Channel.WalkIn && s.Group == group);
        (slot.Capacity, slot.Wanted) = (slot.Capacity + places, slot.Wanted + places);
        var given = Add(day, hour, Channel.WalkIn, BookingState.Confirmed, items, ask.Priority);
        given.Own = 'K';
        Number(day, given);
        Arrive(day, given, day.At(hour) > Now ? day.At(hour) : Now);
        return Ok + "TicketTaken";
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
            var end = day.At(10);
            Add(day, hour, Channel.WalkIn, BookingState.Held, ask.Items, false).HoldUntil = Now.AddMinutes(45) < end ? Now.AddMinutes(45) : end;
            return Ok + "PlaceKept";
        }
        return No + "ticket.none-left-now";
    }

    static bool IsForNow(NaiveBooking booking) => booking is { State: BookingState.Held, Channel: Channel.WalkIn };

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
