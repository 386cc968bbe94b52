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
            AddSlots(draft.Slots.Inserts, id, city, office, capacity, spans);
        if (spans.Count == 0) return draft;
        foreach (var (code, cards) in office.BlanksADay)
            if (city.Blank(code) is { } blank) draft.Stocks.Inserts.Add(new() { Day = id, No = blank.No, Capacity = cards });
        foreach (var counter in office.Counters)
            draft.Counters.Inserts.Add(new() { Day = id, No = counter.No, State = CounterState.Closed, Groups = Counter.Bits(counter.Groups.Select(g => city.Group(g).No)) });
        return draft;
    }

    /// <summary>
    /// Places are counted over the whole day and then cut into slots and channels, so that half a counter gives a place every other slot
    /// instead of none, and ten percent of a small office is not rounded away. A time in an interruption is left out after that: the others keep theirs.
    /// </summary>
    static void AddSlots(List<Slot> slots, int day, City city, Office office, GroupCapacity capacity, IReadOnlyList<Span> spans)
    {
        var group = city.Group(capacity.Group);
        var split = capacity.Split ?? city.Rules.Split;
        (Channel Channel, int Percent)[] channels = [(Channel.Online, split.Online), (Channel.WalkIn, split.WalkIn), (Channel.Priority, split.Priority)];
        var given = new long[channels.Length];
        var minutes = 0;
        foreach (var start in Starts(spans, city.Rules.SlotMinutes))
        {
            minutes += city.Rules.SlotMinutes;
            var before = given.ToArray();
            Share(given, channels, group.PlacesIn(capacity.Counters, minutes));
            var interruption = city.InterruptionOf(office, group, new DayId(day).Date, start, city.Rules.SlotMinutes);
            for (var i = 0; i < channels.Length; i++)
            {
                // Whoever brings papers to hand in gets a number on the spot; nobody is promised a time.
                if (interruption is not null && !(interruption.Kind == InterruptionKind.DropOffOnly && channels[i].Channel != Channel.Online)) continue;
                slots.Add(new()
                {
                    Day = day,
                    No = slots.Count + 1,
                    Start = start,
                    Minutes = city.Rules.SlotMinutes,
                    Group = group.No,
                    Channel = channels[i].Channel,
                    Capacity = (int)(given[i] - before[i]),
                    Wanted = (int)(given[i] - before[i]),
                });
            }
        }
    }

    /// <summary>Raises what each channel has been given so far up to its share of the total; the odd places go to whoever is furthest behind. Nobody's share ever falls.</summary>
    static void Share(long[] given, (Channel Channel, int Percent)[] channels, long total)
    {
        var left = total - given.Sum();
        for (var i = 0; i < given.Length && left > 0; i++)
        {
            var more = Math.Clamp(total * channels[i].Percent / 100 - given[i], 0, left);
            given[i] += more;
            left -= more;
        }
        for (; left > 0; left--)
        {
            var behind = Enumerable.Range(0, given.Length).MaxBy(i => total * channels[i].Percent - given[i] * 100);
            given[behind]++;
        }
    }

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
