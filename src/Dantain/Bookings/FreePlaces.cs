using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Bookings;

/// <summary>Why an office shows no time: full, more than one visit can hold there even where nobody has booked, opens only after the window, not offered there, walk-in only, closed in the whole window.</summary>
public enum FreeState { Free, Full, TooMany, NotYet, NotOffered, WalkInOnly, Closed }

/// <summary>The next free time of one office for one visit. <paramref name="Free"/> counts visits of this kind that still fit at that time.</summary>
public sealed record NextFree(Office Office, DateOnly? Date, TimeOnly? Start, int Free, FreeState State)
{
    /// <summary>How much of that day's online places still ahead is taken, 0 to 1.</summary>
    public double Load { get; init; }
    /// <summary>The card stock of that day is out: one is served, and the card follows later.</summary>
    public bool CardFollows { get; init; }
    /// <summary>The first date it can be booked for, where that lies after the window.</summary>
    public DateOnly? OpensOn { get; init; }
}

/// <summary>The free times of one office on one date for one visit.</summary>
public sealed record FreeTime(TimeOnly Start, int Free);

/// <summary>Free places for everyone, without identity, from the views in memory: neither the lane nor the database is asked for days already shown.</summary>
public sealed class FreePlaces(OfficeDayRunner runner, CityVersions cities, Shared.CityClock clock)
{
    public async Task<IReadOnlyList<NextFree>> NextAsync(IReadOnlyList<ServiceType> services)
    {
        var offices = new List<NextFree>();
        foreach (var office in cities.Current.Offices) offices.Add(await NextAsync(office, services));
        return offices;
    }

    public async Task<NextFree> NextAsync(Office office, IReadOnlyList<ServiceType> services)
    {
        var state = FreeState.Closed;
        for (var ahead = 0; ahead < cities.Current.Rules.OpenDays; ahead++)
        {
            var date = clock.Today.AddDays(ahead);
            var mode = services.Min(s => cities.Current.ModeOf(office, s, date));
            if (mode <= Mode.WalkInOnly)
            {
                if (state == FreeState.Closed) state = mode == Mode.Closed ? FreeState.NotOffered : FreeState.WalkInOnly;
                continue;
            }
            var times = await TimesAsync(office, date, services);
            if (times.Count > 0 && state != FreeState.Full) state = await IsTooMuchAsync(office, date, services) ? FreeState.TooMany : FreeState.Full;
            if (times.FirstOrDefault(t => t.Free > 0) is { } free)
                return new(office, date, free.Start, free.Free, FreeState.Free) { Load = await LoadAsync(office, date, services), CardFollows = await CardFollowsAsync(office, date, services) };
        }
        return state != FreeState.Full && OpensAfter(office, services, clock.Today.AddDays(cities.Current.Rules.OpenDays - 1)) is { } opens
            ? new(office, null, null, 0, FreeState.NotYet) { OpensOn = opens }
            : new(office, null, null, 0, state);
    }

    /// <summary>Whether a day has places for all of these services and yet never so many for one visit: whoever leaves would make no room for it.</summary>
    async Task<bool> IsTooMuchAsync(Office office, DateOnly date, IReadOnlyList<ServiceType> services)
    {
        if (await runner.ViewAsync(DayId.Of(office.No, date)) is not { } day) return false;
        var needs = Needs(day.City, services);
        var slots = Slots(day, needs, Channel.Online);
        return needs.All(n => slots.Values.Any(s => s.Group == n.Group && s.Wanted > 0)) && !slots.Values.Any(s => Spread(day, slots, needs, s.Start, o => o.Wanted));
    }

    /// <summary>The first of the dates at which something changes here and from which on the services can be booked; null where none is planned.</summary>
    DateOnly? OpensAfter(Office office, IReadOnlyList<ServiceType> services, DateOnly last) =>
        office.Modes.SelectMany(m => new[] { m.From, m.To?.AddDays(1) }).Append(office.OpenFrom).OfType<DateOnly>().Where(d => d > last).Order()
            .Select(d => (DateOnly?)d).FirstOrDefault(d => !(d < office.OpenFrom) && !(d > office.OpenUntil) && services.Min(s => cities.Current.ModeOf(office, s, d!.Value)) > Mode.WalkInOnly);

    async Task<bool> CardFollowsAsync(Office office, DateOnly date, IReadOnlyList<ServiceType> services) =>
        services.Any(s => s.BlankUse == BlankUse.Later) && await runner.ViewAsync(DayId.Of(office.No, date)) is { } day
        && services.Any(s => s.BlankUse == BlankUse.Later && day.City.Blank(s.Blank) is { } blank && day.Stocks.FirstOrDefault(c => c.No == blank.No) is { Free: 0 });

    async Task<double> LoadAsync(Office office, DateOnly date, IReadOnlyList<ServiceType> services)
    {
        if (await runner.ViewAsync(DayId.Of(office.No, date)) is not { } day) return 0;
        Slot[] ahead = [.. day.Slots.Where(s => s.Channel == Channel.Online && day.At(s.Start) > clock.Now && services.Any(t => day.City.GroupOf(t).No == s.Group))];
        return ahead.Sum(s => s.Capacity) is > 0 and var all ? (double)ahead.Sum(s => s.Taken) / all : 0;
    }

    /// <summary>All times of a date still ahead, full ones with 0 free.</summary>
    public async Task<IReadOnlyList<FreeTime>> TimesAsync(Office office, DateOnly date, IReadOnlyList<ServiceType> services)
    {
        if (services.Count == 0 || await runner.ViewAsync(DayId.Of(office.No, date)) is not { Head.State: DayState.Open } day) return [];
        return Fitting(day, services, Channel.Online, s => day.At(s.Start) > clock.Now, s => s.Free);
    }

    /// <summary>Until when one may come for a place given out on the spot today and taken from afar now; null where none is left, or such are not given.</summary>
    public async Task<DateTimeOffset?> UntilForNowAsync(Office office, IReadOnlyList<ServiceType> services)
    {
        var now = clock.Now;
        if (services.Count == 0 || await runner.ViewAsync(DayId.Of(office.No, clock.Today)) is not { Head.State: DayState.Open } day) return null;
        if (services.Any(s => day.City.ModeOf(office, s, clock.Today) <= Mode.WalkInOnly)) return null;
        if (day.DrawState(now).Waits()) return null;
        var times = Fitting(day, services, Channel.WalkIn, s => ForNow.Takes(s, day.At(s.Start), day.City.Rules, now), s => ForNow.HasOpened(s, day.At(s.Start), day.City.Rules, now) ? s.Free : 0);
        if (!times.Any(t => t.Free > 0)) return null;
        return ForNow.Until(day.Slots.Max(s => day.At(s.Start).AddMinutes(s.Minutes)), day.City.Rules, now);
    }

    static IReadOnlyList<FreeTime> Fitting(DayView day, IReadOnlyList<ServiceType> services, Channel channel, Func<Slot, bool> takes, Func<Slot, int> room)
    {
        var (city, needs) = (day.City, Needs(day.City, services));
        var cards = services.Where(s => s.BlankUse == BlankUse.Visit && city.Blank(s.Blank) is not null).GroupBy(s => city.Blank(s.Blank)!.No)
            .Select(g => day.Stocks.FirstOrDefault(s => s.No == g.Key) is { } stock ? stock.Free / g.Count() : int.MaxValue).DefaultIfEmpty(int.MaxValue).Min();
        var slots = Slots(day, needs, channel);
        return
        [
            .. slots.Values.Where(takes).GroupBy(s => s.Start).Where(g => g.Count() == needs.Length).OrderBy(g => g.Key)
                .Select(g => new FreeTime(g.Key, Math.Min(cards, Visits(g.Key)))),
        ];

        int Visits(TimeOnly at) => needs.Min(n => slots[(n.Group, at)].Free / n.Places) is > 0 and var here ? here : Spread(day, slots, needs, at, room) ? 1 : 0;
    }

    static (int Group, int Places)[] Needs(City city, IReadOnlyList<ServiceType> services) =>
        [.. services.GroupBy(s => city.GroupOf(s).No).Select(g => (g.Key, g.Sum(city.PlacesOf)))];

    static Dictionary<(int Group, TimeOnly Start), Slot> Slots(DayView day, (int Group, int Places)[] needs, Channel channel) =>
        day.Slots.Where(s => s.Channel == channel && needs.Any(n => n.Group == s.Group)).ToDictionary(s => (s.Group, s.Start));

    static bool Spread(DayView day, Dictionary<(int Group, TimeOnly Start), Slot> slots, (int Group, int Places)[] needs, TimeOnly at, Func<Slot, int> room) =>
        OfficeDays.Spread.Of(needs, at, day.City.Rules.SpreadMinutes, (group, start) => slots.GetValueOrDefault((group, start)), room) is not null;
}
