using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>Which place somebody gets who stands here: of the first time that still has one.</summary>
static class OnTheSpot
{
    /// <param name="day">Today at this office; that these services may be asked for has been checked.</param>
    /// <param name="items">What they came for.</param>
    /// <param name="priority">They come first, and have places of their own at every time besides.</param>
    /// <param name="now">The moment.</param>
    /// <param name="byWave">Only places whose wave has come: waves are for who has nothing yet, not for a visit that was promised and moves here.</param>
    public static Result<Slot> Find(OfficeDay day, IReadOnlyList<ItemAsk> items, bool priority, DateTimeOffset now, bool byWave = false)
    {
        TimeOnly? next = null;
        foreach (var slot in SlotsInOrder(day, items, priority, now))
        {
            if (PlaceRules.CheckTime(day, slot.Start, slot.Channel, items, now) is not { } no)
            {
                var wave = byWave ? LastWave(day, slot, items) : null;
                if (wave is null || now >= day.At(wave.Value)) return slot;
                next ??= wave;
            }
            else if (no != PlaceRefusals.SlotFull && no != PlaceRefusals.NoSuchSlot) return no;
        }
        return next is { } later ? PlaceRefusals.NextWave(later) : PlaceRefusals.NoTicketsLeft;
    }

    /// <summary>The last of the waves that a visit at this time takes places of; null where all are open from the start.</summary>
    public static TimeOnly? LastWave(OfficeDay day, Slot slot, IReadOnlyList<ItemAsk> items) =>
        day.SpreadOf(items, slot.Channel, slot.Start, s => s.Free)?.Max(place => place.Slot.WaveBy(day.City.Rules));

    /// <summary>The earliest time first; at the same time people who come first use their own places before the ordinary ones.</summary>
    static IEnumerable<Slot> SlotsInOrder(OfficeDay day, IReadOnlyList<ItemAsk> items, bool priority, DateTimeOffset now)
    {
        var group = day.City.GroupOf(day.City.Service(items[0].Service)!).No;
        var own = priority ? day.SlotsOf(group, Channel.Priority) : [];
        return own.Concat(day.SlotsOf(group, Channel.WalkIn)).Where(s => !PlaceRules.HasPassed(day, s, now)).OrderBy(s => s.Start);
    }
}
