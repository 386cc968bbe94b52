namespace CityDay.Checks;

/// <summary>Nobody was sold a place or a card that is not there, and what counts as taken is exactly what stands.</summary>
static class PlacesCheck
{
    public static IEnumerable<Breach> Of(DayExport day)
    {
        var sold = new Dictionary<(string Start, string Group, string Channel), int>();
        var cards = new Dictionary<int, int>();
        foreach (var booking in day.Bookings)
            foreach (var item in booking.Items)
            {
                if (booking.HoldsPlaces && item.Spread is null) Add(sold, (booking.Start, item.Group, booking.Channel), item.Places);
                foreach (var (no, places) in booking.HoldsPlaces && item.Spread is { } spread ? spread.Select(s => (s.Slot, s.Places)) : [])
                {
                    if (day.Slots.FirstOrDefault(s => s.No == no) is { } at && at.Group == item.Group && at.Channel == booking.Channel) Add(sold, (at.Start, at.Group, at.Channel), places);
                    else yield return new(Invariants.Oversold, day.Name, $"{places} places of booking {booking.No} are in slot {no}, which is none of its group");
                }
                if (item.Spread is { } parts && parts.Sum(p => p.Places) != item.Places) yield return new(Invariants.Miscounted, day.Name, $"item {item.No} has {item.Places} places, but {parts.Sum(p => p.Places)} lie in slots");
                if (item.Blank is { } blank) Add(cards, blank, 1);   // an item that has given its card back names none
            }
        foreach (var slot in day.Slots)
        {
            sold.Remove((slot.Start, slot.Group, slot.Channel), out var places);
            var where = $"slot {slot.No} ({slot.Start}, group {slot.Group}, {slot.Channel})";
            if (slot.Taken > slot.Capacity || places > slot.Capacity || slot.Taken < 0)
                yield return new(Invariants.Oversold, day.Name, $"{where}: capacity {slot.Capacity}, taken {slot.Taken}, sold {places}");
            if (slot.Taken != places) yield return new(Invariants.Miscounted, day.Name, $"{where}: taken {slot.Taken}, but bookings hold {places}");
        }
        foreach (var (slot, places) in sold) yield return new(Invariants.Oversold, day.Name, $"{places} places sold in a slot that does not exist: {slot}");
        foreach (var stock in day.Stock)
        {
            cards.Remove(stock.No, out var taken);
            if (stock.Taken > stock.Capacity || stock.Taken < 0) yield return new(Invariants.Oversold, day.Name, $"cards {stock.No}: capacity {stock.Capacity}, taken {stock.Taken}");
            if (stock.Taken != taken) yield return new(Invariants.Miscounted, day.Name, $"cards {stock.No}: taken {stock.Taken}, but bookings hold {taken}");
        }
        foreach (var (stock, taken) in cards) yield return new(Invariants.Oversold, day.Name, $"{taken} cards sold of a stock that does not exist: {stock}");
    }

    static void Add<TKey>(Dictionary<TKey, int> sums, TKey key, int more) where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + more;
}
