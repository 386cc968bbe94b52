using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Waitlists;

/// <summary>
/// The round of the waitlist: offers that are over are settled, days that somebody waits for keep what comes free, what has room is offered
/// in fair order, and what nobody on the list can take is everyone's. Rounds on several nodes do each once; a round cut short is taken up by
/// the next one, because every step follows from what stands in the database.
/// </summary>
public sealed class WorkOffWaitlist(OfficeDayRunner runner, Store store, CityVersions cities, CityClock clock, MakeOffer make)
{
    /// <summary>Days that are not open yet are prepared this far ahead, so that a weekend without the program changes nothing.</summary>
    const int NotYetOpen = 3;
    /// <summary>Whether any day may keep places: looked at whenever somebody waits, and once a day, when a further day opens.</summary>
    bool keeps = true;
    /// <summary>A node makes one round at a time.</summary>
    readonly SemaphoreSlim one = new(1, 1);
    DateOnly looked;

    /// <summary>How many offers were made.</summary>
    public async Task<int> RunAsync()
    {
        await one.WaitAsync();
        try { return await RoundAsync(); }
        finally { one.Release(); }
    }

    async Task<int> RoundAsync()
    {
        var rules = cities.Current.Rules.Waitlist;
        var (line, over) = await WaitingLine.ReadAsync(store, cities.Current, clock);
        if (looked != clock.Today) (keeps, looked) = (true, clock.Today);
        if (line.Count + over.Count == 0 && !keeps) return 0;
        await new SettleOffers(runner, store, make, clock).RunAsync(line, over, rules.MaxOffers);
        if (over.Count > 0 || line.Any(w => w.Entry.State == WaitState.Offered)) (line, _) = await WaitingLine.ReadAsync(store, cities.Current, clock);
        await AwaitAsync(line);
        List<InLine> waiting = [.. line.Where(w => w.Entry.State == WaitState.Waiting)];
        var offered = OfferTimes.Next(clock, rules, clock.Now) == clock.Now ? await OfferAsync(waiting, rules) : 0;
        if (offered is not { } done) return 0;
        await OpenAsync(waiting, rules);
        await ForgetAsync();
        keeps = line.Count > 0;
        return done;
    }

    IEnumerable<(Office Office, DateOnly Date)> Days(int ahead) =>
        Enumerable.Range(0, ahead).Select(clock.Today.AddDays).SelectMany(date => cities.Current.Offices.Select(office => (office, date)));

    async Task AwaitAsync(IReadOnlyList<InLine> line)
    {
        foreach (var (office, date) in Days(cities.Current.Rules.OpenDays + NotYetOpen))
        {
            HashSet<int> awaited = [.. line.Where(w => w.Wants(office.No, date) && !(w.Before is { } before && date > clock.DateOf(before))).SelectMany(w => w.Needs).Select(n => n.Group)];
            if (await ViewAsync(office, date, awaited.Count > 0) is not { Head.State: DayState.Open } day) continue;
            foreach (var group in Ahead(day).GroupBy(s => s.Group).Where(g => g.Any(s => s.Kept is null == awaited.Contains(g.Key))).Select(g => g.Key))
                await runner.RunAsync(day.Id, new AwaitPlaces(group, awaited.Contains(group)), Actor.System, RequestId.For($"await:{day.Id.Value}:{group}:{day.Head.Version}"));
        }
    }

    /// <summary>A day that is not open yet is drafted for this only when somebody waits for it.</summary>
    async Task<DayView?> ViewAsync(Office office, DateOnly date, bool isAwaited) =>
        isAwaited || keeps && date < clock.Today.AddDays(cities.Current.Rules.OpenDays) ? await runner.ViewAsync(DayId.Of(office.No, date)) : null;

    IEnumerable<Slot> Ahead(DayView day) => day.Slots.Where(s => s.Channel == Channel.Online && day.At(s.Start) > clock.Now);

    /// <summary>Times with room on the days that keep places, the soonest first.</summary>
    async Task<List<(RoomyTime Time, DayView Day)>> RoomyAsync()
    {
        var times = new List<(RoomyTime Time, DayView Day)>();
        foreach (var (office, date) in Days(cities.Current.Rules.OpenDays))
            if (await ViewAsync(office, date, isAwaited: true) is { Head.State: DayState.Open } day)
            {
                Slot[] awaited = [.. Ahead(day).Where(s => s.Kept is not null)];
                foreach (var start in awaited.Where(s => s.Room > 0).Select(s => s.Start).Distinct())
                    times.Add((new(day.Id, start, day.At(start), awaited, day.City.Rules.SpreadMinutes), day));
            }
        return [.. times.OrderBy(t => t.Time.At).ThenBy(t => t.Time.Day.Value)];
    }

    /// <summary>Null when another node is at it: it goes on in the same order, and this one does not overtake it.</summary>
    async Task<int?> OfferAsync(List<InLine> waiting, WaitlistRules rules)
    {
        var offered = 0;
        if (waiting.Count == 0) return 0;
        foreach (var (time, _) in await RoomyAsync())
        {
            if (OfferTimes.Until(clock, rules, clock.Now, time.At) is not { } until) continue;
            var left = time;
            List<InLine> asked = [.. waiting];
            while (NextInLine.For(left, asked) is { } who)
            {
                asked.Remove(who);
                if (await make.RunAsync(who, left, until) is not { } isHeld) return null;
                if (!isHeld) continue;   // refused by the day: the next one
                offered++;
                waiting.Remove(who);
                left = left.Without(who.Needs);
            }
        }
        return offered;
    }

    /// <summary>What is kept though nobody who waits could take it, now or when offers are made again.</summary>
    async Task OpenAsync(IReadOnlyList<InLine> waiting, WaitlistRules rules)
    {
        if (!keeps && waiting.Count == 0) return;
        var (now, next) = (clock.Now, OfferTimes.Next(clock, rules, clock.Now));
        foreach (var times in (await RoomyAsync()).GroupBy(t => t.Day))
        {
            var (day, offered) = (times.Key, times.Select(t => t.Time).Where(t => next > now && OfferTimes.Until(clock, rules, next, t.At) is not null).ToArray());
            HashSet<int> awaited = [.. offered.SelectMany(t => waiting.Where(w => w.Fits(t)).SelectMany(w => t.PlacesFor(w.Needs)!).Select(p => p.Slot.No))];
            foreach (var slot in times.First().Time.Slots.Where(s => s.Kept > 0 && !awaited.Contains(s.No)))
                await runner.RunAsync(day.Id, new OpenKeptPlaces(slot.No), Actor.System, RequestId.For($"open-kept:{day.Id.Value}:{slot.No}:{day.Head.Version}"));
        }
    }

    /// <summary>Entries that are over go when the city no longer keeps persons either.</summary>
    async Task ForgetAsync()
    {
        var before = clock.Now.AddDays(-cities.Current.Rules.PersonalDataDays);
        await using var db = store.Open();
        if (!await db.Waitlist.AnyAsync(e => e.EndedAt < before)) return;
        using var gate = await store.WriteGateAsync();
        await db.Waitlist.Where(e => e.EndedAt < before).ExecuteDeleteAsync();
    }
}
