using Dantain.Cities;

namespace Dantain.OfficeDays;

/// <summary>What one version of the rules plans for a time and another does not: 0 places where a version has no such time. Minutes are the later version's.</summary>
public sealed record PlanChange(int Group, Channel Channel, TimeOnly Start, int Before, int After, int Minutes)
{
    public bool IsOf(Slot slot) => (slot.Group, slot.Channel, slot.Start) == (Group, Channel, Start);
}

/// <summary>The groups a counter is to serve, as bits; 0 where a version has no such counter.</summary>
public sealed record CounterChange(int No, long Before, long After);

/// <summary>The cards of a kind that are to be there; a limit that is lifted stays on days that have one.</summary>
/// <param name="No">Number of the kind in the pack.</param>
/// <param name="Before">By the earlier version, or the day as it was seen.</param>
/// <param name="After">What is to be there.</param>
/// <param name="KeepsPromises">Nobody loses a card that was promised and not yet taken back: only what is free changes.</param>
public sealed record StockChange(int No, int Before, int After, bool KeepsPromises = false)
{
    /// <summary>What a day that has so many, and has given so many, is to have.</summary>
    public int Wanted(int wanted, int taken) => KeepsPromises ? Math.Max(After, Math.Min(wanted, taken)) : After;
}

/// <summary>
/// All that two versions plan differently for an office's date. What both plan alike is not in it, so a change that somebody made on the day
/// itself stands unless the new rules speak of that very time, counter or kind of card.
/// </summary>
public sealed record PlanChanges(IReadOnlyList<PlanChange> Slots, IReadOnlyList<CounterChange> Counters, IReadOnlyList<StockChange> Stocks)
{
    public bool IsEmpty => Slots.Count + Counters.Count + Stocks.Count == 0;

    public static PlanChanges Between(City before, City after, int office, DateOnly date)
    {
        var (old, planned) = (Draft(before, office, date), Draft(after, office, date));
        var (counters, stocks) = (old.Counters.Inserts.ToDictionary(c => c.No, c => c.Groups), old.Stocks.Inserts.ToDictionary(s => s.No, s => s.Capacity));
        var (newCounters, newStocks) = (planned.Counters.Inserts.ToDictionary(c => c.No, c => c.Groups), planned.Stocks.Inserts.ToDictionary(s => s.No, s => s.Capacity));
        return new(Times(old, planned, group => SharesAlike(before, after, office, group)),
            [.. counters.Keys.Union(newCounters.Keys).Order().Select(no => new CounterChange(no, counters.GetValueOrDefault(no), newCounters.GetValueOrDefault(no))).Where(c => c.Before != c.After)],
            [.. newStocks.Where(s => stocks.GetValueOrDefault(s.Key, -1) != s.Value).OrderBy(s => s.Key).Select(s => new StockChange(s.Key, stocks.GetValueOrDefault(s.Key), s.Value))]);
    }

    /// <summary>
    /// Where only the hours of a group differ, a time that both have keeps its places: cutting the day anew would shift odd places between its
    /// hours and displace people for nothing.
    /// </summary>
    static PlanChange[] Times(DayChanges old, DayChanges planned, Func<int, bool> sharesAlike)
    {
        var (was, now) = (ByTime(old), ByTime(planned));
        return
        [
            .. from key in was.Keys.Union(now.Keys)
               let before = was.GetValueOrDefault(key)
               let after = now.GetValueOrDefault(key)
               let minutes = (after ?? before)!.Minutes
               // a time that goes is one of them even if it was planned without a place: what nobody booked may have been opened in it
               where (before?.Wanted ?? 0) != (after?.Wanted ?? 0) || before is not null && (after is null || before.Minutes != minutes)
               where before is null || after is null || before.Minutes != minutes || !sharesAlike(key.Group)
               orderby key.Start, key.Group, key.Channel
               select new PlanChange(key.Group, key.Channel, key.Start, before?.Wanted ?? 0, after?.Wanted ?? 0, minutes),
        ];
    }

    static Dictionary<(int Group, Channel Channel, TimeOnly Start), Slot> ByTime(DayChanges draft) => draft.Slots.Inserts.ToDictionary(s => (s.Group, s.Channel, s.Start));

    static bool SharesAlike(City before, City after, int office, int group)
    {
        return Share(before) == Share(after);

        (double?, double?, Split?, int) Share(City city)
        {
            var capacity = city.Office(office)?.Capacity.FirstOrDefault(c => city.Group(c.Group).No == group);
            return (capacity?.Counters, city.Group(group)?.MinutesPerPlace, capacity?.Split ?? city.Rules.Split, city.Rules.SlotMinutes);
        }
    }

    static DayChanges Draft(City city, int office, DateOnly date) =>
        city.Office(office) is { } there ? DraftOfficeDay.For(city, there, date, DateTimeOffset.UnixEpoch) : new();
}
