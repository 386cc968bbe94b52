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
        Slot[] full = [.. slots.Where(s => s.Displaced > 0)];
        var shortSlots = full.ToDictionary(s => s.No, s => s.Wanted);
        var byTime = full.ToDictionary(s => (s.Group, s.Channel, s.Start), s => s.No);
        var shortStocks = stocks.Where(s => s.Displaced > 0).ToDictionary(s => s.No, s => s.Wanted);
        if (shortSlots.Count + shortStocks.Count == 0) return displaced;
        Booking[] inOrder = [.. bookings.Where(b => b.KeepsPlaces).OrderBy(Rank).ThenBy(b => b.No)];
        foreach (var booking in inOrder) Take(booking, shortSlots, itemsOf(booking).SelectMany(i => PlacesOf(booking, i)));
        foreach (var booking in inOrder.Where(b => !displaced.Contains(b.No))) Take(booking, shortStocks, itemsOf(booking).Select(i => (i.Blank, 1)));
        return displaced;

        IEnumerable<(int Slot, int Places)> PlacesOf(Booking booking, Item item) =>
            item.Spread is { } spread ? Spread.Read(spread) : byTime.TryGetValue((item.Group, booking.Channel, booking.Start), out var no) ? [(no, item.Places)] : [];

        // Whoever does not fit takes nothing, so that a smaller visit behind them still may.
        void Take(Booking booking, Dictionary<int, int> left, IEnumerable<(int Key, int Asked)> asked)
        {
            var takes = asked.GroupBy(a => a.Key).Where(g => left.ContainsKey(g.Key)).Select(g => (g.Key, Asked: g.Sum(a => a.Asked))).ToArray();
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
