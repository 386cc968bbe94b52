using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests.Identities;

namespace Dantain.Tests;

/// <summary>
/// One drafted office-day of <see cref="TestCity"/> in memory, without a database: commands are decided and recorded on it as the lane
/// does it, at a time the test sets. Days that share an index know of each other's subjects, as in one batch.
/// </summary>
sealed class TestDay
{
    public static readonly FactChain Chain = OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : new(WithKnownKeys());

    readonly bool facts;
    int references;

    /// <param name="facts">Whether facts are chained and kept; without, a day is three times as fast.</param>
    public TestDay(City? city = null, int office = 1, int ahead = 0, SubjectIndex? elsewhere = null, bool facts = true)
        : this(city ??= TestCity.With(), Draft(city, office, ahead), elsewhere, facts)
    {
    }

    public TestDay(City city, DayChanges draft, SubjectIndex? elsewhere = null, bool facts = true)
    {
        this.facts = facts;
        Day = new(draft.Days[0], city) { Elsewhere = elsewhere ?? new() };
        Day.DrawReference = () => Reference.New(below => (int)(Mix((uint)references++) % below));
        draft.Slots.Inserts.ForEach(Day.Slots.Load);
        draft.Stocks.Inserts.ForEach(Day.Stocks.Load);
        draft.Counters.Inserts.ForEach(Day.Counters.Load);
        Now = Day.At(new(8, 0));
    }

    public static DayChanges Draft(City city, int office, int ahead) =>
        DraftOfficeDay.For(city, city.Office(office)!, TestCity.Today.AddDays(ahead), TestCity.Morning.AddDays(-1));

    public OfficeDay Day { get; }
    public List<Fact> Facts { get; } = [];

    /// <summary>08.00 of the day at first.</summary>
    public DateTimeOffset Now { get; private set; }

    public TestDay At(int hour, int minute = 0, int second = 0)
    {
        Now = Day.At(new(hour, minute, second));
        return this;
    }

    public TestDay After(int minutes = 0, int seconds = 0)
    {
        Now = Now.AddMinutes(minutes).AddSeconds(seconds);
        return this;
    }

    /// <summary>Goes to a moment; holds whose time is over then are over.</summary>
    public void ExpireAt(DateTimeOffset now)
    {
        Now = now;
        Expire([this]);
    }

    /// <summary>Another day of the same city that shares its subjects and its time.</summary>
    public TestDay Other(int office = 1, int ahead = 1) => new(Day.City, office, ahead, Day.Elsewhere) { Now = Now };

    public Result<T> Run<T>(OfficeDayCommand<T> command) where T : Outcome => Run([this], now => command.Decide(Day, now));

    public Result<T> Run<T>(TwoDayCommand<T> command, TestDay to) where T : Outcome =>
        Run(to == this ? [this] : [this, to], now => command.Decide(Day, to.Day, now));

    /// <summary>What the command did; the test fails when it was refused.</summary>
    public T Do<T>(OfficeDayCommand<T> command) where T : Outcome => Run(command).Value;

    /// <summary>The refusal, after a look that it left everything as it was.</summary>
    public Refusal No<T>(OfficeDayCommand<T> command) where T : Outcome
    {
        Expire([this]);
        var before = DaySnapshot.Of(Day);
        var refusal = Run(command).Refusal.ShouldNotBeNull();
        DaySnapshot.Of(Day).ShouldBe(before);
        return refusal;
    }

    public Refusal No<T>(TwoDayCommand<T> command, TestDay to) where T : Outcome
    {
        Expire([this, to]);
        var before = (DaySnapshot.Of(Day), DaySnapshot.Of(to.Day));
        var refusal = Run(command, to).Refusal.ShouldNotBeNull();
        (DaySnapshot.Of(Day), DaySnapshot.Of(to.Day)).ShouldBe(before);
        return refusal;
    }

    public Slot Slot(int group, Channel channel = Channel.Online, int hour = 9) => Day.SlotAt(group, channel, new(hour, 0))!;
    public int Free(int group, Channel channel = Channel.Online, int hour = 9) => Slot(group, channel, hour).Free;
    public int CardsTaken => Day.Stocks[1]!.Taken;
    public Booking Booking(int no) => Day.Booking(no)!;
    public Ticket Ticket(int no) => Day.Ticket(no)!;
    public Counter Counter(int no = 1) => Day.Counter(no)!;

    /// <summary>Number of a new confirmed booking.</summary>
    public int Book(long? subject = 1, int service = TestCity.Kk, int hour = 9, bool priority = false) =>
        Do(new BookPlace(new(hour, 0), TestCity.Person(subject ?? 0), [new(service, subject)], Priority: priority)).Booking;

    public int Hold(long? subject = 1, int service = TestCity.Kk, int hour = 9) =>
        Do(new HoldPlace(new(hour, 0), TestCity.Person(subject ?? 0), [new(service, subject)])).Booking;

    /// <summary>Number of a ticket taken on the spot.</summary>
    public int Walk(long? subject = null, int service = TestCity.Kk, bool priority = false) => Do(new TakeTicket([new(service, subject)], priority)).Ticket;

    public TestDay Open(int counter = 1, int staff = 7, params int[] groups)
    {
        Do(new OpenCounter(counter, staff, groups.Length == 0 ? null : groups));
        return this;
    }

    /// <summary>Number of a ticket that waits, is called, or is served at counter 1, which is open.</summary>
    public int Waiting(bool priority = false, int service = TestCity.Kk)
    {
        if (Counter().State != CounterState.Open) Open();
        return Walk(service: service, priority: priority);
    }

    public int Called(int service = TestCity.Kk)
    {
        var ticket = Waiting(service: service);
        Do(new CallTicket(1, ticket, "test"));
        return ticket;
    }

    public int Serving(int service = TestCity.Kk)
    {
        var ticket = Called(service);
        Do(new StartService(1));
        return ticket;
    }

    /// <summary>After the last hour, with nobody left at a counter.</summary>
    public TestDay Closed()
    {
        At(12).Do(new CloseDay());
        return this;
    }

    static Result<T> Run<T>(TestDay[] on, Func<DateTimeOffset, Result<T>> decide) where T : Outcome
    {
        var now = Expire(on);
        var decided = decide(now);
        if (decided.IsOk)
        {
            var request = on[^1].facts ? Guid.NewGuid() : Guid.Empty;
            on[^1].Record(decided.Value, now, "staff:1", request, new byte[16], null);
            foreach (var day in on)
                foreach (var (noted, toTell) in day.Day.TakeNoted())
                {
                    day.Day.Tell(toTell);
                    day.Record(noted, now, "staff:1", null, null, request);
                }
        }
        Accept(on);
        return decided;
    }

    /// <summary>Holds whose time is over go before anything is decided, as in the lane; the moment of the decision.</summary>
    static DateTimeOffset Expire(TestDay[] on)
    {
        var now = on.Max(d => d.Now > d.Day.Head.LastAt ? d.Now : d.Day.Head.LastAt);
        foreach (var day in on)
            foreach (var hold in day.Day.Overdue(now))
            {
                var expired = new ExpireHold(hold).Decide(day.Day, now).Value;
                day.Record(expired, now, "system", RequestId.For($"expire:{day.Day.Head.Id}:{hold}"), [], null);
            }
        Accept(on);
        return now;
    }

    void Record(Outcome outcome, DateTimeOffset now, string actor, Guid? request, byte[]? requestMac, Guid? cause)
    {
        if (facts) Chain.Append(Day, outcome, now, actor, request, requestMac, cause, null);
        else Day.Append(new() { Day = Day.Head.Id, No = Day.Head.LastFact + 1, At = now, Kind = outcome.GetType().Name });
    }

    static void Accept(TestDay[] on)
    {
        foreach (var day in on)
        {
            if (day.facts) day.Facts.AddRange(day.Day.NewFacts);
            day.Day.AcceptTo(day.Day.Save());
        }
    }

    [UnsupportedOSPlatform("windows")]
    static Vault WithKnownKeys()
    {
        using var ring = TestRing.WithKnownKeys();
        return new(ring.Open());
    }

    static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7feb352d;
        x = (x ^ (x >> 15)) * 0x846ca68b;
        return x ^ (x >> 16);
    }
}

/// <summary>Everything there is to know of a day, rows, head, facts and indexes, as one text that is equal when the days are.</summary>
static class DaySnapshot
{
    public static string Of(OfficeDay day) => string.Join('\n',
    [
        day.Head.ToString() + Convert.ToHexString(day.Head.LastMac),
        .. day.Slots.All.Select(r => r.ToString()), .. day.Stocks.All.Select(r => r.ToString()), .. day.SeriesOf.All.Select(r => r.ToString()),
        .. day.Bookings.All.Select(r => r.ToString()), .. day.Items.All.Select(r => r.ToString()), .. day.Tickets.All.Select(r => r.ToString()),
        .. day.Counters.All.Select(r => r.ToString()), .. day.Slips.All.Select(r => r.ToString()),
        $"next {day.Slots.NextNo} {day.Bookings.NextNo} {day.Items.NextNo} {day.Tickets.NextNo} {day.Slips.NextNo}, facts {day.NewFacts.Count}",
        Indexes(day),
    ]);

    /// <summary>The indexes as the day has them.</summary>
    public static string Indexes(OfficeDay day) => Show(
        Active(day).Select(a => (a.Key.Subject, a.Key.Group, a.Value)), Holds(day), Present(day), Called(day), SlotAt(day).Select(s => s.Value),
        Known(day.Elsewhere).Where(e => e.Value == day.Id).Select(e => (e.Key.Subject, e.Key.Group)));

    /// <summary>The indexes as its rows say they must be.</summary>
    public static string IndexesOfRows(OfficeDay day) => Show(
        from i in day.Items.All where i is { Active: true, Subject: not null } select (i.Subject!.Value, i.Group, i.No),
        from b in day.Bookings.All where b.State == BookingState.Held select (b.HoldUntil!.Value, b.No),
        from t in day.Tickets.All where t.State is not (TicketState.Served or TicketState.Left) select t.No,
        from t in day.Tickets.All where t is { Counter: not null, CalledAt: not null } && t.State != TicketState.Transferred select (t.CalledAt!.Value, t.No),
        day.Slots.All.Select(s => s.No),
        from i in day.Items.All where i is { Active: true, Subject: not null } select (i.Subject!.Value, i.Group));

    static string Show(IEnumerable<(long, int, int)> active, IEnumerable<(DateTimeOffset, int)> holds, IEnumerable<int> present,
        IEnumerable<(DateTimeOffset, int)> called, IEnumerable<int> slots, IEnumerable<(long, int)> known) =>
        $"active {All(active)} holds {All(holds)} present {All(present)} called {All(called)} slots {All(slots)} known {All(known)}";

    static string All<T>(IEnumerable<T> values) => string.Join(' ', values.Order());

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "active")]
    static extern ref Dictionary<(long Subject, int Group), int> Active(OfficeDay day);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "holds")]
    static extern ref SortedSet<(DateTimeOffset Until, int Booking)> Holds(OfficeDay day);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "present")]
    static extern ref HashSet<int> Present(OfficeDay day);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "called")]
    static extern ref SortedSet<(DateTimeOffset At, int Ticket)> Called(OfficeDay day);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "slotAt")]
    static extern ref Dictionary<(int Group, Channel Channel, TimeOnly Start), int> SlotAt(OfficeDay day);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "active")]
    static extern ref Dictionary<(long Subject, int Group), DayId> Known(SubjectIndex index);
}
