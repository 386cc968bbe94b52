using Dantain.Cities;

namespace Dantain.OfficeDays;

/// <summary>Opening hours, counters and quotas of the pack → the slots, stock and counters of a date. The same pack and date always give the same rows.</summary>
public static class DraftOfficeDay
{
    public static DayChanges For(City city, Office office, DateOnly date, DateTimeOffset now)
    {
        var id = DayId.Of(office.No, date).Value;
        var draft = new DayChanges();
        draft.Days.Add(new() { Id = id, Office = office.No, Date = date, State = DayState.Open, Pack = city.Version, LastAt = now, LastMac = new byte[16] });
        var spans = city.OpenSpans(office, date);
        foreach (var capacity in office.Capacity)
            AddSlots(draft.Slots.Inserts, id, city, capacity, spans);
        if (spans.Count == 0) return draft;
        foreach (var (code, cards) in office.BlanksADay)
            if (city.Blank(code) is { } blank) draft.Stocks.Inserts.Add(new() { Day = id, No = blank.No, Capacity = cards });
        foreach (var counter in office.Counters)
            draft.Counters.Inserts.Add(new() { Day = id, No = counter.No, State = CounterState.Closed, Groups = Counter.Bits(counter.Groups.Select(g => city.Group(g).No)) });
        return draft;
    }

    /// <summary>
    /// Places are counted over the whole day and then cut into slots and channels, so that half a counter gives a place every other slot
    /// instead of none, and ten percent of a small office is not rounded away.
    /// </summary>
    static void AddSlots(List<Slot> slots, int day, City city, GroupCapacity capacity, IReadOnlyList<Span> spans)
    {
        var group = city.Group(capacity.Group);
        var split = capacity.Split ?? city.Rules.Split;
        long minutes = 0, given = 0, online = 0, notWalkIn = 0;
        foreach (var start in Starts(spans, city.Rules.SlotMinutes))
        {
            minutes += city.Rules.SlotMinutes;
            var total = (long)Math.Floor(minutes * capacity.Counters / group.MinutesPerPlace + 1e-9);
            var nowOnline = Share(total, split.Online);
            var nowNotWalkIn = Share(total, split.Online + split.Priority);
            Add(Channel.Online, nowOnline - online);
            Add(Channel.Priority, nowNotWalkIn - nowOnline - (notWalkIn - online));
            Add(Channel.WalkIn, total - nowNotWalkIn - (given - notWalkIn));
            (online, notWalkIn, given) = (nowOnline, nowNotWalkIn, total);

            void Add(Channel channel, long places) => slots.Add(new()
            {
                Day = day, No = slots.Count + 1, Start = start, Minutes = city.Rules.SlotMinutes, Group = group.No,
                Channel = channel, Capacity = (int)places, Wanted = (int)places,
            });
        }
    }

    static long Share(long places, int percent) => (places * percent + 50) / 100;

    static IEnumerable<TimeOnly> Starts(IReadOnlyList<Span> spans, int minutes)
    {
        foreach (var span in spans)
            for (var at = span.From; (span.To - at).TotalMinutes >= minutes; at = at.AddMinutes(minutes))
            {
                yield return at;
                if (at.AddMinutes(minutes) <= at) yield break;   // midnight: the next start would be yesterday's
            }
    }
}
