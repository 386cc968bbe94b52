using Dantain.Cities;
using Dantain.History;

namespace Dantain.OfficeDays;

/// <summary>
/// One office on one local date: everything that competes. It is a copy of the database's rows, without personal data; verbs ask it
/// questions, then change it; only the lane writes those changes. Nothing here does I/O or reads a clock.
/// </summary>
public sealed partial class OfficeDay
{
    static long halls;
    readonly DayTable[] tables;
    readonly Dictionary<(int Group, Channel Channel, TimeOnly Start), int> slotAt = [];
    readonly Dictionary<(long Subject, int Group), int> active = [];
    readonly SortedSet<(DateTimeOffset Until, int Booking)> holds = [];
    readonly HashSet<int> present = [];
    readonly SortedSet<(DateTimeOffset At, int Ticket)> called = [];
    readonly List<Fact> facts = [];
    int acceptedFacts;
    readonly List<(Outcome Outcome, int ToTell)> noted = [];
    readonly List<Notice> notices = [];
    int toTell;
    readonly TimeSpan offset;

    internal OfficeDay(DayHead head, City city)
    {
        Head = head;
        City = city;
        Office = city.Office(head.Office) ?? throw new ArgumentException($"Office {head.Office} is not in version {city.Version} of the pack");
        offset = city.Zone.BaseUtcOffset;
        Slots = new((before, now) => Index(slotAt, before is null ? null : (before.Group, before.Channel, before.Start), now is null ? null : (now.Group, now.Channel, now.Start), now?.No ?? 0));
        Items = new(ItemChanged);
        Bookings = new(BookingChanged);
        Tickets = new(TicketChanged);
        // in the order in which CollectInto takes them
        tables = [Slots, Stocks, SeriesOf, Bookings, Items, Tickets, Counters, Slips];
    }

    public DayHead Head { get; internal set; }
    public DayId Id => new(Head.Id);
    public DateOnly Date => Head.Date;
    /// <summary>The rules of the version that <see cref="Head"/> names.</summary>
    public City City { get; private set; }
    public Office Office { get; private set; }

    internal DayTable<Slot> Slots { get; }
    internal DayTable<BlankStock> Stocks { get; } = new();
    internal DayTable<Series> SeriesOf { get; } = new();
    internal DayTable<Booking> Bookings { get; }
    internal DayTable<Item> Items { get; }
    internal DayTable<Ticket> Tickets { get; }
    internal DayTable<Counter> Counters { get; } = new();
    internal DayTable<DrawSlip> Slips { get; } = new();
    /// <summary>Those that are not yet durable.</summary>
    internal IReadOnlyList<Fact> NewFacts => facts;

    /// <summary>The active items of the whole city the lane knows of in this batch; a day alone knows only its own.</summary>
    internal SubjectIndex Elsewhere { get; set; } = new();

    /// <summary>Draws a reference; the lane gives one that is random, a test one that repeats.</summary>
    internal Func<string> DrawReference { get; set; } = () => throw new InvalidOperationException("No references are drawn here");

    public DateTimeOffset At(TimeOnly local) => new DateTimeOffset(Date.ToDateTime(local), offset).ToUniversalTime();
    public TimeOnly LocalTime(DateTimeOffset now) => TimeOnly.FromDateTime(now.ToOffset(offset).DateTime);
    public DateOnly LocalDate(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(offset).DateTime);

    /// <summary>The first time of the day; null where the office is not open.</summary>
    public TimeOnly? Opens => Slots.All.Select(s => (TimeOnly?)s.Start).Min();
    public DrawState DrawState(DateTimeOffset now) =>
        City.Rules.WalkIn.Draw ? Draw.StateOf(City.Rules, Head, [.. Slips.All], Opens is { } opens ? At(opens) : null, now) : OfficeDays.DrawState.None;

    public Slot? SlotAt(int group, Channel channel, TimeOnly start) => slotAt.TryGetValue((group, channel, start), out var no) ? Slots[no] : null;
    public IEnumerable<Slot> SlotsOf(int group, Channel channel) => Slots.All.Where(s => s.Group == group && s.Channel == channel).OrderBy(s => s.Start);
    public Booking? Booking(int no) => Bookings[no];
    public Ticket? Ticket(int no) => Tickets[no];
    public Counter? Counter(int no) => Counters[no];
    public IEnumerable<Item> ItemsOf(Booking booking) => Enumerable.Range(booking.FirstItem, booking.ItemCount).Select(no => Items[no]!);
    public IEnumerable<Ticket> Present => present.Select(no => Tickets[no]!);
    /// <summary>Tickets that stand at a counter or were called there, the newest call first.</summary>
    public IEnumerable<Ticket> LastCalled(int most) => called.Reverse().Select(c => Tickets[c.Ticket]!).Take(most);
    /// <summary>Another one with every change of a ticket and for every copy: equal only while the hall is.</summary>
    internal long HallChanges { get; private set; } = Interlocked.Increment(ref halls);
    internal bool HasActive(long subject, int group) => active.ContainsKey((subject, group));
    public bool IsActive(long subject, int group) => active.ContainsKey((subject, group)) || Elsewhere.Contains(subject, group);

    /// <summary>Online places of one service that this day has given and not got back; only asked for services in pilot mode.</summary>
    public int OnlineOf(int service) => Items.All.Count(i => i.Service == service && Bookings[i.Booking] is { Channel: Channel.Online, KeepsPlaces: true });

    /// <summary>Holds whose time is over, oldest first.</summary>
    public int[] Overdue(DateTimeOffset now) => holds.Count == 0 || holds.Min.Until > now ? [] : [.. holds.TakeWhile(h => h.Until <= now).Select(h => h.Booking)];

    /// <summary>When the last hold of this day runs out; null when there is none.</summary>
    internal DateTimeOffset? LastHoldUntil => holds.Count > 0 ? holds.Max.Until : null;

    internal void Put(Slot row) => Slots.Put(row);
    internal void Put(Booking row) => Bookings.Put(row);
    internal void Put(Item row) => Items.Put(row);
    internal void Put(Ticket row) => Tickets.Put(row);
    internal void Put(Counter row) => Counters.Put(row);
    internal void Put(DrawSlip row) => Slips.Put(row);
    internal void Put(BlankStock row) => Stocks.Put(row);
    internal void Put(Series row) => SeriesOf.Put(row);

    /// <summary>A further fact of the command that is being decided, beside the one it returns.</summary>
    /// <param name="toTell">Whose booking it is, when they are to be told of it.</param>
    internal void Note(Outcome outcome, Booking? toTell = null) => noted.Add((outcome, toTell?.No ?? 0));

    internal IReadOnlyList<(Outcome Outcome, int ToTell)> TakeNoted()
    {
        if (noted.Count == 0) return [];
        (Outcome, int)[] taken = [.. noted];
        noted.Clear();
        return taken;
    }

    /// <summary>Whoever this booking belongs to is to be told of the fact that follows.</summary>
    internal void Tell(Booking booking) => Tell(booking.No);
    /// <param name="booking">0 for nobody.</param>
    internal void Tell(int booking) => toTell = booking;

    internal void Append(Fact fact)
    {
        facts.Add(fact);
        if (toTell > 0) notices.Add(new() { Day = fact.Day, No = fact.No, Booking = toTell });
        toTell = 0;
        Head = Head with { LastFact = fact.No, LastAt = fact.At, LastMac = fact.Mac };
    }

    static void Index<TKey>(Dictionary<TKey, int> index, TKey? before, TKey? now, int no) where TKey : struct
    {
        if (before is { } old && (now is not { } same || !same.Equals(old))) index.Remove(old);
        if (now is { } key) index[key] = no;
    }

    void ItemChanged(Item? before, Item? now)
    {
        if (before is { Active: true, Subject: { } old }) { active.Remove((old, before.Group)); Elsewhere.Remove(old, before.Group, Id); }
        if (now is { Active: true, Subject: { } subject }) { active[(subject, now.Group)] = now.No; Elsewhere.Add(subject, now.Group, Id); }
    }

    void BookingChanged(Booking? before, Booking? now)
    {
        if (before is { State: BookingState.Held, HoldUntil: { } old }) holds.Remove((old, before.No));
        if (now is { State: BookingState.Held, HoldUntil: { } until }) holds.Add((until, now.No));
    }

    /// <summary>A ticket transferred to a counter by name has not been called there yet, whatever call it had before.</summary>
    static bool IsShown(Ticket ticket) => ticket is { Counter: not null, State: not TicketState.Transferred };

    void TicketChanged(Ticket? before, Ticket? now)
    {
        HallChanges = Interlocked.Increment(ref halls);
        if (now is { IsPresent: true }) present.Add(now.No);
        else if (before is not null) present.Remove(before.No);
        if (before is { CalledAt: { } old } && IsShown(before)) called.Remove((old, before.No));
        if (now is { CalledAt: { } at } && IsShown(now)) called.Add((at, now.No));
    }
}
