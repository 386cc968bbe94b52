namespace Dantain.OfficeDays;

/// <summary>
/// Which promises a day can no longer keep: those above what a time or a stock of cards is wanted to have. Who has come keeps their place, then
/// who booked first. It follows from the rows alone, so a place that is given back makes one fewer displaced, and nothing has to be marked.
/// </summary>
public static class Displacement
{
    /// <summary>Numbers of the confirmed and held bookings that are displaced; all of a visit is when one of its items is.</summary>
    public static HashSet<int> Of(IEnumerable<Slot> slots, IEnumerable<BlankStock> stocks, IEnumerable<Booking> bookings, Func<Booking, IEnumerable<Item>> itemsOf)
    {
        var displaced = new HashSet<int>();
        var shortSlots = slots.Where(s => s.Displaced > 0).ToDictionary(s => (s.Group, s.Channel, s.Start), s => s.Wanted);
        var shortStocks = stocks.Where(s => s.Displaced > 0).ToDictionary(s => s.No, s => s.Wanted);
        if (shortSlots.Count + shortStocks.Count == 0) return displaced;
        Booking[] inOrder = [.. bookings.Where(b => b.KeepsPlaces).OrderBy(Rank).ThenBy(b => b.No)];
        foreach (var booking in inOrder) Take(booking, shortSlots, i => (i.Group, booking.Channel, booking.Start), i => i.Places);
        foreach (var booking in inOrder.Where(b => !displaced.Contains(b.No))) Take(booking, shortStocks, i => i.Blank, _ => 1);
        return displaced;

        // Whoever does not fit takes nothing, so that a smaller visit behind them still may.
        void Take<TKey>(Booking booking, Dictionary<TKey, int> left, Func<Item, TKey> keyOf, Func<Item, int> asked) where TKey : notnull
        {
            var takes = itemsOf(booking).GroupBy(keyOf).Where(g => left.ContainsKey(g.Key)).Select(g => (g.Key, Asked: g.Sum(asked))).ToArray();
            if (Rank(booking) > 0 && takes.Any(t => left[t.Key] < t.Asked)) displaced.Add(booking.No);
            else foreach (var (key, places) in takes) left[key] -= places;
        }
    }

    /// <summary>On the spot somebody is there, or on the way for now: only promises made ahead can be moved.</summary>
    static int Rank(Booking booking) => booking switch
    {
        { State: BookingState.Confirmed } => 1,
        { Channel: not Channel.Online } => 0,
        { State: BookingState.Held } => 2,
        _ => 0,
    };
}
