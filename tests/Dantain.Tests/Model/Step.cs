using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Waitlists;

namespace Dantain.Tests.Model;

/// <summary>
/// One step of a sequence, read out of 64 random bits and what is there at that moment: mostly something that somebody at an office would
/// do now with this booking, ticket or counter, and sometimes anything at all to anything.
/// </summary>
ref struct Step(ulong bits, NaiveCity city)
{
    readonly NaiveCity city = city;
    ulong bits = Mixed(bits);

    public int Seconds { get; private set; }
    public NaiveDay Day { get; private set; } = city.Days[0];
    public NaiveDay To { get; private set; } = city.Days[0];

    /// <summary>Null when only time passes.</summary>
    public DayCommand? Read()
    {
        var which = Next(64);
        if (which < 9)
        {
            Seconds = OneOf(5, 20, 70, 5 * 60, 11 * 60, 16 * 60, 31 * 60, 61 * 60);
            return null;
        }
        Day = city.Days[Next(4) == 0 ? 1 : 0];
        To = city.Days[Next(2)];
        return which switch
        {
            < 17 => Anything(Next(55)),
            < 19 => OfTheDay(Next(10)),
            < 23 => OfTheList(),
            < 28 => Another(),
            < 38 => WithBooking(),
            < 44 => WithTicket(),
            < 56 when city.Draw => OfTheDraw(),
            _ => AtCounter(),
        };
    }

    DayCommand Another() => Next(10) switch
    {
        9 => new HoldForNow(TestCity.Person(1), Items()),
        < 3 => new BookPlace(Hour(), TestCity.Person(1), Items(), null, Next(4) == 0),
        < 5 => new HoldPlace(Hour(), TestCity.Person(1), Items()),
        _ => new TakeTicket(Items(), Next(4) == 0),
    };

    DayCommand WithBooking()
    {
        var no = One(Next(3) == 0 ? BookingState.Held : Next(3) == 0 ? BookingState.NoShow : BookingState.Confirmed);
        return (Day.Booking(no)?.State, Next(8)) switch
        {
            (BookingState.Held, < 4) => Next(3) == 0 ? new CheckIn(no) : new ConfirmBooking(no),
            (BookingState.Held, < 6) => new ExtendHold(no),
            (BookingState.Confirmed, < 4) => new CheckIn(no, Next(4) == 0, 10 * Next(3)),
            (BookingState.Held or BookingState.Confirmed, 6) => new Reschedule(no, Hour(), Next(3) == 0),
            (BookingState.Confirmed, 7) => new ReceiveHere(no, Next(4) == 0),
            (BookingState.Confirmed, 4 or 5) => new MarkNoShow(no),
            (BookingState.NoShow, _) => Next(3) == 0 ? new CheckIn(no) : new UndoNoShow(no),
            (BookingState.Held or BookingState.Confirmed, _) => Next(3) == 0 ? new RevokeBooking(no, "x") : new CancelBooking(no),
            _ => Another(),
        };
    }

    DayCommand WithTicket()
    {
        if (Day.Tickets.Count == 0) Day = city.Days[0];
        var no = One(static s => s is not (TicketState.Served or TicketState.Left));
        return (Day.Ticket(no)?.State, Next(6)) switch
        {
            (null, _) => new TakeTicket(Items(), Next(4) == 0),
            (TicketState.Parked, < 3) => new Unpark(no),
            (TicketState.Missed, < 3) => new Return(no),
            (TicketState.Parked or TicketState.Missed, < 5) => new CallTicket(CounterNo(), no, "x"),
            (_, 0) => Next(2) == 0 ? new Park(no, "x", Clerk()) : new PutOff(no, Clerk()),
            (_, 1) => Transfer(no),
            (_, 2) => new Leave(no, Clerk()),
            _ => new UndoStep(One(static s => s is not TicketState.Waiting), Clerk()),
        };
    }

    DayCommand AtCounter()
    {
        if (Day.Date != city.Today && Next(8) > 0) Day = city.Days[0];
        var no = CounterNo();
        if (Day.Counter(no) is not { State: CounterState.Open }) return Open(no);
        return (NaiveCity.At(Day, no), Next(8)) switch
        {
            (null, < 6) => new CallNext(no, Clerk()),
            (null, 6) => new CallTicket(no, One(static s => s is not (TicketState.Served or TicketState.Left)), "x", Clerk()),
            (null, _) when Next(3) == 0 => new ReceiveAtCounter(no, Next(2) == 0 ? One(BookingState.Confirmed) : Some(Day.Bookings.Count), Next(4) == 0, Clerk()),
            (null, _) => Next(2) == 0 ? new PauseCounter(no, Clerk()) : new CloseCounter(no, Clerk()),
            ({ State: TicketState.Called }, < 4) => new StartService(no, Clerk()),
            ({ State: TicketState.Called }, 4) => new MarkMissed(no, Clerk()),
            ({ State: TicketState.Called }, 5) => new Recall(no, Clerk()),
            ({ State: TicketState.Serving }, < 4) => new Finish(no, Clerk()),
            ({ } ticket, 6) => new UndoStep(ticket.No, Clerk()),
            ({ } ticket, _) => Next(2) == 0 ? Transfer(ticket.No) : new Park(ticket.No, "x", Clerk()),
        };
    }

    DayCommand OfTheDay(int which) => which switch
    {
        < 3 => new ChangePlaces(Next(20), Next(6) - 1),
        < 6 => new OpenUnusedPlaces(Hour()),
        6 => new CloseDay(),
        _ => Replan(),
    };

    DayCommand OfTheDraw()
    {
        Day = city.Days[0];
        if (Next(4) > 0) To = city.Days[1];
        var waiting = Day.Slips.FindAll(s => s.Rank is null).Count;
        var lost = Day.Slips.Find(s => s is { Rank: not null, Ticket: null, Place: null });
        return (waiting, lost, Next(4)) switch
        {
            (_, { } slip, < 3) => new GivePlace(slip.No),
            ( > 0, _, 0) => new DrawSlips(),
            ( > 0, _, 1) when city.Now >= Day.At(8) => new DrawSlips(),
            (_, _, 3) when Next(4) == 0 => new GivePlace(Next(4)),
            _ => new JoinDraw(Next(32) == 0 ? 9 : 1 + Next(5), Next(3) == 0),
        };
    }

    ReplanDay Replan() => new(Next(16) == 0 ? 0 : 1,
        [new(1 + Next(3), Next(4) == 0 ? Channel.WalkIn : Channel.Online, new(OneOf(8, 9), 0), 0, Next(5) - (Next(16) == 0 ? 1 : 0), 60), new(1 + Next(3), Channel.Online, new(OneOf(8, 9), 0), 0, Next(4), 60)],
        Next(4) == 0 ? [new(1 + Next(2), 7, OneOf(0, 3, 7))] : [], Next(3) == 0 ? [new(1, 1, Next(3), Next(2) == 0)] : []);

    DayCommand OfTheList() => (Kept(), Next(6)) switch
    {
        ({ } kept, < 3) => new OpenKeptPlaces(Next(8) == 0 ? Next(20) : kept),
        (_, 0) => OneOf<DayCommand>(new CancelBooking(One(BookingState.Confirmed)), new ChangePlaces(Next(20), 4 + Next(3))),
        (_, 1) => new AwaitPlaces(1 + Next(3), Next(4) > 0),
        (_, < 4) => new OfferPlace(Hour(), city.Now.AddMinutes(OneOf(-1, 11, 30, 120, 120)), Items(), null, Next(3) == 0),
        _ => Taken(),
    };

    /// <summary>A visit takes over a hold, mostly one at the time it moves to.</summary>
    DayCommand Taken()
    {
        var from = Day;
        Day = To;
        var offer = One(BookingState.Held);
        Day = from;
        return new Reschedule(One(BookingState.Confirmed), To.Booking(offer) is { } hold && Next(8) > 0 ? new(hold.Hour, 0) : Hour(), Offer: offer);
    }

    int? Kept()
    {
        foreach (var slot in Day.Slots) if (slot.Kept > 0) return slot.No;
        return null;
    }

    DayCommand Anything(int which) => which switch
    {
        0 => new ExpireHold(One(BookingState.Held)),
        1 => new ExtendHold(Some(Day.Bookings.Count)),
        2 => new ConfirmBooking(Some(Day.Bookings.Count)),
        3 => new CancelBooking(Some(Day.Bookings.Count)),
        4 => new RevokeBooking(Some(Day.Bookings.Count), "x"),
        5 => new Reschedule(Some(Day.Bookings.Count), Hour(), Next(3) == 0),
        6 => new MarkNoShow(Some(Day.Bookings.Count)),
        7 => new CheckIn(Some(Day.Bookings.Count), Next(4) == 0),
        8 => new CallNext(CounterNo()),
        9 => new CallTicket(CounterNo(), Some(Day.Bookings.Count), "x"),
        10 => new Recall(CounterNo()),
        11 => new StartService(CounterNo()),
        12 => new Finish(CounterNo()),
        13 => new MarkMissed(CounterNo()),
        14 => new Park(Some(Day.Bookings.Count), "x"),
        15 => new Unpark(Some(Day.Bookings.Count)),
        16 => new Return(Some(Day.Bookings.Count)),
        17 => Transfer(Some(Day.Bookings.Count)),
        18 => Next(2) == 0 ? new Leave(Some(Day.Bookings.Count)) : new Reschedule(One(BookingState.Arrived), Hour()),
        < 22 => new UndoStep(Some(Day.Bookings.Count)),
        22 => Open(CounterNo()),
        23 => new PauseCounter(CounterNo()),
        24 => new CloseCounter(CounterNo()),
        25 => new CloseDay(),
        26 => new ChangeContact(One(BookingState.Confirmed), TestCity.Person(1)),
        27 => new TakeOver(One(BookingState.Confirmed), TestCity.Person(1)),
        28 => new SayLate(One(BookingState.Confirmed)),
        29 => new PutOff(Some(Day.Bookings.Count), Clerk()),
        30 => new KeepNote(Some(Day.Bookings.Count), Clerk()),
        31 => new DoubtTiming(One(static s => s is TicketState.Serving or TicketState.Served), Clerk()),
        32 or 40 => new CallForHelp(CounterNo(), Clerk()),
        33 or 41 => new AnswerHelp(CounterAsking(), 1 + Next(2)),
        34 or 39 => new EndHelp(CounterAsking()),
        35 => new SendToOffice(One(static s => s is TicketState.Waiting or TicketState.Called or TicketState.Serving), Clerk()),
        36 or 37 or 47 when Day.Lent.Count > 0 && Next(2) == 0 => new ReturnSeries(Next(8) == 0 ? 9 : Day.Lent.Values.First()),
        36 => new TellDoor(OneOf(DoorNews.HelpAsked, DoorNews.PaperOut), Next(3)),
        37 => new AnswerDoor(Next(5)),
        42 or 43 => FromPaper(),
        44 or 45 => Given(),
        46 => new EnterWalkInFromPaper(Next(32) == 0 ? 9 : 1 + Next(5), OneOf(PaperEnd.Came, PaperEnd.Served, PaperEnd.Served, PaperEnd.Missed, PaperEnd.DidNotCome), OneOf<TimeOnly?>(null, Ago(20), Ago(5)), OneOf<TimeOnly?>(null, Ago(10), Ago(-5)), OneOf<TimeOnly?>(null, Ago(5), Ago(12)), CounterNo()),
        47 => new LendSeries(Next(8)),
        54 => new ComeAnotherDay(One(static s => s is TicketState.Waiting or TicketState.Called or TicketState.Parked or TicketState.Missed or TicketState.Serving), Clerk()),
        52 or 53 => new GivePlaceInstead(1 + Next(5), Next(4) == 0),
        48 or 49 => new MarkNoShow(One(BookingState.Confirmed)),
        50 or 51 => new UndoNoShow(One(BookingState.NoShow)),
        38 => new ReceiveAtCounter(CounterNo(), One(BookingState.Confirmed), Next(4) == 0),
        _ => Another(),
    };

    EnterGivenTicket Given()
    {
        var last = 0;
        foreach (var booking in Day.Bookings) if (booking.Own is not null) last++;
        return new('K' - 'A' + 1, last + OneOf(1, 1, 1, 1, 1, 1, 0, 2), $"K{Day.Bookings.Count:0000000}", Next(32) == 0 ? 9 : 1 + Next(5), Next(4) == 0);
    }

    EnterFromPaper FromPaper()
    {
        var no = Next(3) == 0 ? One(static s => s is TicketState.Waiting) : One(BookingState.Confirmed);
        return new(no, OneOf(PaperEnd.Came, PaperEnd.Served, PaperEnd.Served, PaperEnd.Missed, PaperEnd.DidNotCome), Next(8) == 0 ? null : Ago(OneOf(20, 20, 5, -5)), Ago(10), Next(8) == 0 ? null : Ago(OneOf(5, 5, 12, -5)), CounterNo());
    }

    TimeOnly Ago(int minutes) => TimeOnly.FromDateTime(city.Local.AddMinutes(-minutes));

    OpenCounter Open(int no) => new(no, Next(8) == 0 ? 2 : 1, OneOf<int[]?>(null, null, null, null, null, [1, 2], [2, 3], OneOf<int[]>([3], [2, 9], [])));

    Transfer Transfer(int ticket) => new(ticket, Next(16) == 0 ? 9 : 1 + Next(3), OneOf<int?>(null, 1, 2, 2, Next(8) == 0 ? 9 : null), Clerk());

    /// <summary>Mostly the one who opens most counters, sometimes another, sometimes somebody who may act at any.</summary>
    int? Clerk() => OneOf<int?>(1, 1, 1, 1, 1, null, null, 2);

    ItemAsk[] Items()
    {
        var count = OneOf(1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, OneOf(1, 0, 3));
        var items = new ItemAsk[count];
        for (var i = 0; i < count; i++) items[i] = new(Next(32) == 0 ? 9 : 1 + Next(5), OneOf<long?>(1, 2, 3, 4, 5, null));
        return items;
    }

    TimeOnly Hour() => new(OneOf(8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 10), 0);
    int CounterNo() => OneOf(1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 2, 1, 9);

    /// <summary>One that asks for help, where one does.</summary>
    int CounterAsking()
    {
        foreach (var counter in Day.Counters) if (counter.HelpAt is not null) return counter.No;
        return CounterNo();
    }

    int Some(int count) => Next(count + 2);

    /// <summary>A booking in this state, or some number when there is none.</summary>
    int One(BookingState state)
    {
        var fitting = 0;
        foreach (var booking in Day.Bookings) if (booking.State == state) fitting++;
        if (fitting == 0) return Some(Day.Bookings.Count);
        var which = Next(fitting);
        foreach (var booking in Day.Bookings) if (booking.State == state && which-- == 0) return booking.No;
        return 0;
    }

    int One(Func<TicketState, bool> fits)
    {
        var fitting = 0;
        foreach (var ticket in Day.Tickets) if (fits(ticket.State)) fitting++;
        if (fitting == 0) return Some(Day.Bookings.Count);
        var which = Next(fitting);
        foreach (var ticket in Day.Tickets) if (fits(ticket.State) && which-- == 0) return ticket.No;
        return 0;
    }

    /// <summary>Generated numbers are mostly small ones; every bit must count here (splitmix64).</summary>
    static ulong Mixed(ulong x)
    {
        x += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }

    T OneOf<T>(params ReadOnlySpan<T> values) => values[Next(values.Length)];

    int Next(int below)
    {
        var next = (int)(bits % (uint)below);
        bits /= (uint)below;
        return next;
    }
}
