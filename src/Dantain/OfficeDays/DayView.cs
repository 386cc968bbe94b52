using System.Collections.Concurrent;
using Dantain.Cities;

namespace Dantain.OfficeDays;

/// <summary>
/// What a day shows, as of one commit: snapshots of immutable rows without personal data. Reading one touches neither the lane nor the
/// database. Bytes made of it are kept with it, so that each is written once a version however many ask.
/// </summary>
public sealed class DayView
{
    const int Calls = 5;
    readonly ConcurrentDictionary<Func<DayView, byte[]>, byte[]> ready = [];
    readonly IReadOnlyList<Ticket>[] zones;

    internal DayView(OfficeDay day, DayView? before)
    {
        (Id, Head, City, Office) = (day.Id, day.Head, day.City, day.Office);
        Slots = [.. day.Slots.All];
        Stocks = [.. day.Stocks.All];
        Counters = [.. day.Counters.All];
        Slips = [.. day.Slips.All];
        // The hall stands still while people only book: nothing is copied then.
        var quiet = before is not null && before.HallChanges == day.HallChanges;
        HallChanges = day.HallChanges;
        Present = quiet ? before!.Present : [.. day.Present];
        Pace = quiet && ReferenceEquals(before!.City, City) ? before.Pace : Pace.Of(City, day.Tickets.All);
        Expected = quiet ? before!.Expected : ExpectedToday.Of(day);
        LastCalled = quiet ? before!.LastCalled : [.. day.LastCalled(Calls)];
        zones = quiet && ReferenceEquals(before!.Office, Office) ? before.zones
            : [.. Office.Zones.Select(z => (IReadOnlyList<Ticket>)[.. day.LastCalled(int.MaxValue).Where(t => z.Counters.Contains(t.Counter!.Value)).Take(Calls)])];
    }

    public DayId Id { get; }
    public DayHead Head { get; }
    public City City { get; }
    public Office Office { get; }
    public IReadOnlyList<Slot> Slots { get; }
    public IReadOnlyList<BlankStock> Stocks { get; }
    public IReadOnlyList<Counter> Counters { get; }
    /// <summary>Of the draw at opening, as they were given.</summary>
    public IReadOnlyList<DrawSlip> Slips { get; }
    /// <summary>The first time of the day; null where the office is not open.</summary>
    public TimeOnly? Opens => Slots.Select(s => (TimeOnly?)s.Start).Min();
    public DrawState DrawState(DateTimeOffset now) =>
        City.Rules.WalkIn.Draw ? Draw.StateOf(City.Rules, Head, Slips, Opens is { } opens ? At(opens) : null, now) : OfficeDays.DrawState.None;
    public IReadOnlyList<Ticket> Present { get; }
    /// <summary>How long visits take here today.</summary>
    public Pace Pace { get; }
    /// <summary>Who is still to come, as of the last change in the hall.</summary>
    public ExpectedToday Expected { get; }
    /// <summary>Newest first.</summary>
    public IReadOnlyList<Ticket> LastCalled { get; }
    /// <summary>The same of the counters of one zone; of the whole office where it is not one of this day's.</summary>
    public IReadOnlyList<Ticket> LastCalledIn(Zone? zone) => zone is not null && Office.Zones.Index().FirstOrDefault(z => z.Item.Code == zone.Code) is { Item: not null } own ? zones[own.Index] : LastCalled;
    public string ETag => $"\"{Head.Version}\"";
    internal long HallChanges { get; }

    /// <summary>How long this ticket takes at a counter, as far as its service tells; 0 for one the city no longer has.</summary>
    public double MinutesOf(Ticket ticket) => City.Group(ticket.Group)?.MinutesPerPlace ?? 0;

    public byte[] Ready(Func<DayView, byte[]> write) => ready.GetOrAdd(write, static (how, view) => how(view), this);

    public TimeOnly LocalTime(DateTimeOffset at) => TimeOnly.FromDateTime(at.ToOffset(City.Zone.BaseUtcOffset).DateTime);

    public DateTimeOffset At(TimeOnly local) => new DateTimeOffset(Id.Date.ToDateTime(local), City.Zone.BaseUtcOffset).ToUniversalTime();
}

/// <summary>The newest view of every day in memory, and a bell for whoever shows them or tells other nodes.</summary>
public sealed class DayFeed
{
    readonly ConcurrentDictionary<DayId, DayView> views = [];

    /// <summary>Rung in the lane after a commit: whoever listens only takes note.</summary>
    public event Action<DayView>? Published;

    /// <summary>Rung after <see cref="Published"/> when it was this node that wrote.</summary>
    public event Action<DayView>? Committed;

    internal IEnumerable<DayId> Shown => views.Keys;
    public DayView? View(DayId id) => views.GetValueOrDefault(id);

    /// <summary>The day as its copy is now; shown to nobody yet.</summary>
    internal DayView Draw(OfficeDay day) => new(day, View(day.Id));

    internal void Publish(DayView view, bool own = false)
    {
        views[view.Id] = view;
        Published?.Invoke(view);
        if (own) Committed?.Invoke(view);
    }

    internal void Forget(DayId id) => views.TryRemove(id, out _);
}
