using CityDay.Accounts;
using CityDay.Checks;

namespace CityDay.SelfTest;

/// <summary>
/// A small city in which all is well: one office, a booking that was served, one that was cancelled, a hold that became a promise on
/// another day, and a walk-in at a counter; with the answers people got. Every planted fault is one change of it.
/// </summary>
static class GoodCity
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    public static Guid Key(int n) => new(n, 0, 0, new byte[8]);

    public static IReadOnlyList<DayExport> Days() => [Today(), Tomorrow()];

    static DayExport Today()
    {
        FactRow[] facts =
        [
            Fact(1, 1, "PlaceBooked", """{"booking":1,"reference":"AAAA2222","number":"A-001","start":"08:00:00"}"""),
            Fact(2, 2, "PlaceBooked", """{"booking":2,"reference":"BBBB2222","number":"A-002","start":"08:00:00"}"""),
            Fact(3, 3, "BookingCancelled", """{"booking":2}"""),
            Fact(4, 4, "PlaceHeld", """{"booking":3,"reference":"CCCC2222","start":"08:30:00"}"""),
            Fact(5, null, "VisitMovedAway", """{"booking":3,"toDay":9,"toBooking":1}""", cause: 5),
            Fact(6, 6, "CounterOpened", """{"counter":1,"staff":7,"groups":[1]}"""),
            Fact(7, 7, "CounterOpened", """{"counter":2,"staff":7,"groups":[1]}"""),
            Fact(8, 8, "CheckedIn", """{"ticket":1,"number":"A-001","late":false}"""),
            Fact(9, 9, "TicketCalled", """{"ticket":1,"number":"A-001","counter":1,"calls":1}"""),
            Fact(10, 10, "TicketCalled", """{"ticket":1,"number":"A-001","counter":1,"calls":2}"""),
            Fact(11, 11, "ServiceStarted", """{"ticket":1,"number":"A-001","counter":1}"""),
            Fact(12, 12, "ServiceFinished", """{"ticket":1,"number":"A-001","counter":1}"""),
            Fact(13, 13, "StepUndone", """{"ticket":1,"number":"A-001","from":4,"to":3}"""),
            Fact(14, 14, "ServiceFinished", """{"ticket":1,"number":"A-001","counter":1}"""),
            Fact(15, 15, "TicketTaken", """{"ticket":4,"reference":"DDDD2222","number":"L-001","start":"08:00:00"}"""),
            Fact(16, 16, "TicketCalled", """{"ticket":4,"number":"L-001","counter":2,"calls":1}"""),
        ];
        return new(new("dinas", "2026-11-24", 9, "open", facts.Length, facts[^1].At, "ok"),
            [new(1, "08:00", "KTP", "online", 2, 2, 1), new(2, "08:30", "KTP", "online", 2, 2, 0), new(3, "08:00", "KTP", "walkIn", 1, 1, 1)],
            [new(1, 5, 1)], [new("A", 2), new("L", 1)],
            [
                Booking(1, "AAAA2222", "online", BookingStates.Closed, "08:00", 1, "A-001", Item(1, "11", false, 1)),
                Booking(2, "BBBB2222", "online", BookingStates.Cancelled, "08:00", 2, "A-002", Item(2, "12", false, null)),
                Booking(3, null, "online", BookingStates.Moved, "08:30", null, null, Item(3, "13", false, null)),
                Booking(4, "DDDD2222", "walkIn", BookingStates.Arrived, "08:00", 1, "L-001", Item(4, null, true, null)),
            ],
            [new(1, TicketStates.Served, 1), new(4, TicketStates.Called, 2)], [new(1, "open", null), new(2, "open", 4)], facts);
    }

    static DayExport Tomorrow()
    {
        FactRow[] facts =
        [
            Fact(1, 5, "VisitMovedHere", """{"booking":1,"reference":"CCCC2222","start":"08:00:00","fromDay":8,"fromBooking":3}"""),
            Fact(2, 17, "BookingConfirmed", """{"booking":1,"reference":"CCCC2222","number":"A-001"}"""),
        ];
        return new(new("dinas", "2026-11-25", 2, "open", facts.Length, facts[^1].At, "ok"), [new(1, "08:00", "KTP", "online", 2, 2, 1)], [], [new("A", 1)],
            [Booking(1, "CCCC2222", "online", BookingStates.Confirmed, "08:00", 1, "A-001", Item(1, "13", true, null))], [], [new(1, "closed", null)], facts);
    }

    /// <summary>The first booking was asked for twice, and the last wish was refused.</summary>
    public static List<Entry> Ledger() =>
    [
        Told(1, "book", 201, "AAAA2222", "A-001"), Told(1, "book", 201, "AAAA2222", "A-001"),
        Told(2, "book", 201, "BBBB2222", "A-002"), Told(3, "cancel", 200, "BBBB2222", "A-002"), Told(4, "hold", 201, "CCCC2222", null),
        Told(5, "reschedule", 200, "CCCC2222", null) with { Date = "2026-11-25" }, Told(17, "confirm", 200, "CCCC2222", "A-001") with { Date = "2026-11-25" },
        Told(8, "check-in", 200, "AAAA2222", "A-001") with { Ticket = 1 }, Told(9, "next", 200, null, "A-001") with { Ticket = 1, Counter = 1 },
        Told(14, "finish", 200, null, "A-001") with { Ticket = 1, Counter = 1 }, Told(15, "ticket", 201, "DDDD2222", "L-001") with { Ticket = 4 },
        Told(90, "book", 409, null, null) with { Code = "booking.slot-full" }, Told(91, "next", 0, null, null),
    ];

    static Entry Told(int key, string verb, int status, string? reference, string? number) =>
        new(Key(key), verb, "dinas", "2026-11-24", status, null, key * 10, key * 10 + 5, reference, number);

    static FactRow Fact(int no, int? request, string kind, string payload, int? cause = null) =>
        new(no, Morning.AddMinutes(no), "citizen", kind, request is { } r ? Key(r) : null, cause is { } c ? Key(c) : null, payload);

    static BookingRow Booking(int no, string? reference, string channel, string state, string start, int? number, string? label, params ItemRow[] items) =>
        new(no, reference, channel, state, start, number, label, false, items);

    static ItemRow Item(int no, string? subject, bool active, int? blank) => new(no, "KTP-CETAK", "KTP", subject, active, 1, blank);
}
