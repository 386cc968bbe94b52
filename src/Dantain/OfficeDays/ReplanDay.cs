using System.Text.Json.Serialization;
using Dantain.Cities;
using Dantain.History;
using Dantain.Shared;

namespace Dantain.OfficeDays;

public sealed record DayReplanned(int Pack, int Places, int Displaced, int Standing) : Outcome;

/// <summary>
/// The rules plan a drafted day differently: times are added, become longer or shorter, get more or fewer places or none; counters come and go;
/// so many cards are to be there. Fewer count at once for everyone who comes now; nobody who has a place loses it by this: capacity
/// stays at what is taken, and the excess is displaced, told, and offered other times. A booking's own time, services and number never change.
/// A time that has begun stays as it is, but for one that is no longer planned at all: nothing more is given in it.
/// </summary>
/// <param name="Pack">Version of the rules, from now on the day's.</param>
public sealed record ReplanDay(int Pack, IReadOnlyList<PlanChange> Slots, IReadOnlyList<CounterChange> Counters, IReadOnlyList<StockChange> Stocks) : OfficeDayCommand<DayReplanned>
{
    public static readonly Refusal Older = new("day.rules-older", RefusalKind.Conflict);
    public static readonly Refusal Impossible = new("day.plan-impossible", RefusalKind.Invalid);

    /// <summary>The rules themselves; the content is what follows from them.</summary>
    [JsonIgnore]
    public City? City { get; init; }

    public override Result<DayReplanned> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return PlaceRefusals.DayClosed;
        if (Pack < day.Head.Pack) return Older;
        if (City is { } planned && planned.Version != Pack || Slots.Any(s => s.After is < 0 or > 2_000_000 || s.Minutes is < 1 or > 1440) || Stocks.Any(s => s.After is < 0 or > 2_000_000)
            || Counters.Any(c => c.No is < 1 or > 999)) return Impossible;
        var before = day.Displaced();
        foreach (var change in Slots) Apply(day, change, now);
        foreach (var change in Counters) Apply(day, change);
        foreach (var change in Stocks)
        {
            var stock = day.Stocks[change.No] ?? new BlankStock { Day = day.Head.Id, No = change.No };
            day.Put(stock.WithWanted(change.Wanted(stock.Wanted, stock.Taken)));
        }
        if (City is { } city && Knows(city, day))
        {
            day.Head = day.Head with { Pack = city.Version };
            day.Follow(city);
        }
        var (displaced, standing) = day.NoteDisplaced(before, now);
        return new DayReplanned(Pack, day.Slots.All.Sum(s => s.Wanted), displaced, standing);
    }

    static void Apply(OfficeDay day, PlanChange change, DateTimeOffset now)
    {
        var start = day.At(change.Start);
        if (day.SlotAt(change.Group, change.Channel, change.Start) is { } slot)
        {
            if (start > now) day.Put(slot.WithWanted(change.After) with { Minutes = change.Minutes });
            else if (change.After == 0 && start.AddMinutes(slot.Minutes) > now) day.Put(slot.WithWanted(0));
        }
        else if (change.After > 0 && start > now)
            day.Put(new Slot { Day = day.Head.Id, No = day.Slots.NextNo, Start = change.Start, Minutes = change.Minutes, Group = change.Group, Channel = change.Channel, Capacity = change.After, Wanted = change.After });
    }

    /// <summary>What staff set for a counter stands, and nobody is sent away from one.</summary>
    static void Apply(OfficeDay day, CounterChange change)
    {
        if (day.Counter(change.No) is not { } counter) { if (change.After != 0) day.Put(new Counter { Day = day.Head.Id, No = change.No, State = CounterState.Closed, Groups = change.After }); }
        else if (counter.Groups == change.Before && (change.After != 0 || counter.State == CounterState.Closed)) day.Put(counter with { Groups = change.After });
    }

    /// <summary>Rules that no longer know what somebody has booked here change its times only: the day keeps the version that does.</summary>
    static bool Knows(City city, OfficeDay day) => city.Office(day.Head.Office) is not null && day.Items.All.All(i => city.Service(i.Service) is { } s && city.GroupOf(s).No == i.Group);
}
