using Dantain.Applications;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Reports;

/// <summary>
/// How the day went for one service group. Minutes are whole; the wait counts from the booked time or the arrival, whichever is later, to the last
/// call, the service from its start to its end. Null where nobody was served; visits whose times a clerk doubts are left out of them.
/// </summary>
/// <param name="First">Who came first, by whatever reason: nobody notes which.</param>
public sealed record GroupOfDay(int Group, int Booked, int OnTheSpot, int First, int Served, int NoShows, int Left, int? UsualWait, int? LongWait, int? UsualService);

/// <summary>A call that did not follow the order, with the reason and the name of who called; null where it is not known any more.</summary>
public sealed record OutOfOrder(DateTimeOffset At, string Number, int Counter, string Reason, string? By);

/// <summary>How long a counter was open, and how many were served there.</summary>
public sealed record CounterOfDay(int Counter, int OpenMinutes, int Served);

/// <summary>
/// One office's day on one page, read from the database in one snapshot. <see cref="Broken"/> is the first fact that does not follow from the one
/// before it; null when the whole chain holds. <see cref="BrokenPapers"/> are receipts of papers taken in that day whose history was changed since. A usual wait is the median, a long one is what nine of ten did not exceed. <see cref="Told"/> is how good the estimates were; null where nobody was told one and called.
/// </summary>
public sealed record DayReport(DayHead Head, int? Broken, IReadOnlyList<GroupOfDay> Groups, IReadOnlyList<CounterOfDay> Counters, int Cancelled, int Papers, IReadOnlyList<string> BrokenPapers, IReadOnlyList<OutOfOrder> OutOfOrder, ToldWaits? Told = null)
{
    public int Booked => Groups.Sum(g => g.Booked);
    public int OnTheSpot => Groups.Sum(g => g.OnTheSpot);
    public int First => Groups.Sum(g => g.First);
    public int Served => Groups.Sum(g => g.Served);
    public int NoShows => Groups.Sum(g => g.NoShows);
    public int Left => Groups.Sum(g => g.Left);

    /// <summary>Null for a day that nobody has asked for yet.</summary>
    /// <param name="until">The moment up to which an open counter counts.</param>
    public static async Task<DayReport?> ReadAsync(Store store, FactChain chain, Vault vault, DayId id, DateTimeOffset until)
    {
        await using var db = store.Open();
        await using var snapshot = await store.SnapshotAsync(db);
        if (await db.Days.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id.Value) is not { } head) return null;
        var groupOf = await db.Items.Where(i => i.Day == id.Value).Select(i => new { i.No, i.Group }).ToDictionaryAsync(i => i.No, i => i.Group);
        var bookings = await db.Bookings.Where(b => b.Day == id.Value).Select(b => new { b.State, b.Channel, b.FirstItem }).ToListAsync();
        var tickets = await db.Tickets.AsNoTracking().Where(t => t.Day == id.Value).ToListAsync();
        var facts = db.Facts.AsNoTracking().Where(f => f.Day == id.Value).OrderBy(f => f.No);
        var visits = bookings.Where(b => b.State is BookingState.Confirmed or BookingState.Arrived or BookingState.Closed or BookingState.NoShow).ToLookup(b => groupOf.GetValueOrDefault(b.FirstItem));
        var doubted = (await facts.Where(f => f.Kind == nameof(TimingDoubted)).ToListAsync()).Select(f => ((TimingDoubted)FactText.Read(f)).Ticket).ToHashSet();
        var groups = visits.Select(v => v.Key).Union(tickets.Select(t => t.Group)).Order().Select(group => Of(group,
            visits[group].Count(b => b.Channel == Channel.Online), visits[group].Count(b => b.Channel != Channel.Online),
            visits[group].Count(b => b.State == BookingState.NoShow), [.. tickets.Where(t => t.Group == group)], doubted));
        var (brokenPapers, papers) = await ApplicationChain.VerifyAsync(db, vault, id);
        return new(head, chain.FirstBroken(head, facts.AsEnumerable()), [.. groups], await CountersAsync(facts, tickets, until),
            bookings.Count(b => b.State is BookingState.CancelledByCitizen or BookingState.RevokedByOffice), papers, brokenPapers, await OutOfOrderAsync(db, facts), (await ToldWaits.ReadAsync(db, [id.Value])).GetValueOrDefault(id.Value));
    }

    static async Task<OutOfOrder[]> OutOfOrderAsync(DantainDb db, IQueryable<Fact> facts)
    {
        var calls = (await facts.Where(f => f.Kind == nameof(TicketCalled)).ToListAsync()).Select(f => (Fact: f, Call: (TicketCalled)FactText.Read(f))).Where(c => c.Call.Reason is not null).ToArray();
        var names = await db.Staff.Select(s => new { s.Id, s.UserName }).ToDictionaryAsync(s => Actor.Staff(s.Id).ToString(), s => s.UserName);
        return [.. calls.Select(c => new OutOfOrder(c.Fact.DeviceAt ?? c.Fact.At, c.Call.Number, c.Call.Counter, c.Call.Reason!, names.GetValueOrDefault(c.Fact.Actor)))];
    }

    static GroupOfDay Of(int group, int booked, int onTheSpot, int noShows, Ticket[] tickets, HashSet<int> doubted)
    {
        Ticket[] all = [.. tickets.Where(t => t.State == TicketState.Served)], served = [.. all.Where(t => !doubted.Contains(t.No))];
        int[] waits = [.. served.Select(t => Minutes(t.TurnFrom > t.ArrivedAt ? t.TurnFrom : t.ArrivedAt, t.CalledAt)).Order()];
        int[] services = [.. served.Select(t => Minutes(t.StartedAt ?? t.ChangedAt, t.EndedAt)).Order()];
        return new(group, booked, onTheSpot, tickets.Count(t => t.Priority), all.Length, noShows, tickets.Count(t => t.State == TicketState.Left), At(waits, 50), At(waits, 90), At(services, 50));
    }

    /// <summary>From the facts, because a counter's row only knows how it stands now.</summary>
    static async Task<CounterOfDay[]> CountersAsync(IQueryable<Fact> facts, List<Ticket> tickets, DateTimeOffset until)
    {
        string[] kinds = [nameof(CounterOpened), nameof(CounterPaused), nameof(CounterClosed), nameof(DayEnded)];
        var (since, open) = (new Dictionary<int, DateTimeOffset>(), new SortedDictionary<int, TimeSpan>());
        foreach (var fact in await facts.Where(f => kinds.Contains(f.Kind)).ToListAsync())
            switch (FactText.Read(fact))
            {
                case CounterOpened opened: since.TryAdd(opened.Counter, fact.At); break;
                case CounterPaused paused: Stop(paused.Counter, fact.At); break;
                case CounterClosed closed: Stop(closed.Counter, fact.At); break;
                default: foreach (var counter in since.Keys.ToArray()) Stop(counter, fact.At); break;
            }
        foreach (var counter in since.Keys.ToArray()) Stop(counter, until);
        return [.. open.Select(c => new CounterOfDay(c.Key, (int)c.Value.TotalMinutes, tickets.Count(t => t.State == TicketState.Served && t.Counter == c.Key)))];

        void Stop(int counter, DateTimeOffset at)
        {
            if (since.Remove(counter, out var from)) open[counter] = open.GetValueOrDefault(counter) + (at > from ? at - from : TimeSpan.Zero);
        }
    }

    static int Minutes(DateTimeOffset from, DateTimeOffset? to) => to is { } end && end > from ? (int)(end - from).TotalMinutes : 0;

    /// <summary>The least value that this share of all does not exceed.</summary>
    static int? At(int[] inOrder, int percent) => inOrder.Length == 0 ? null : inOrder[(inOrder.Length * percent + 99) / 100 - 1];
}
