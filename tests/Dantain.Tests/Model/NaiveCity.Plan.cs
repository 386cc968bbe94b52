using Dantain.OfficeDays;

namespace Dantain.Tests.Model;

sealed partial class NaiveCity
{
    static int Uses(NaiveBooking b, NaiveSlot slot) => b.Places.GetValueOrDefault(slot.No);

    /// <summary>Whose promise does not fit: who came keeps, then who booked first, holds last; and what does not fit takes nothing.</summary>
    static List<int> Displaced(NaiveDay day)
    {
        var tight = day.Slots.Where(s => Taken(day, s) > s.Wanted).ToList();
        var cardsTight = CardsTaken(day) > day.Cards;
        if (tight.Count == 0 && !cardsTight) return [];
        var inOrder = day.Bookings.Where(b => HasItsPlaces(b) && !MayBeMoved(b)).Concat(day.Bookings.Where(b => MayBeMoved(b) && b.State == BookingState.Confirmed))
            .Concat(day.Bookings.Where(b => MayBeMoved(b) && b.State == BookingState.Held)).ToList();
        List<NaiveBooking> kept = [], carded = [];
        List<int> displaced = [];
        foreach (var b in inOrder)
            if (MayBeMoved(b) && tight.Any(s => Uses(b, s) > 0 && kept.Sum(k => Uses(k, s)) + Uses(b, s) > s.Wanted)) displaced.Add(b.No);
            else kept.Add(b);
        foreach (var b in kept)
            if (MayBeMoved(b) && cardsTight && Cards(b) > 0 && carded.Sum(Cards) + Cards(b) > day.Cards) displaced.Add(b.No);
            else if (HasItsCards(day, b)) carded.Add(b);
        return displaced;

        static bool MayBeMoved(NaiveBooking b) => b.State == BookingState.Confirmed || b.State == BookingState.Held && b.Channel == Channel.Online;   // a place that was given ahead too
        static int Cards(NaiveBooking b) => b.Items.Count(i => Service(i.Service).Card);
    }

    static void EndHolds(NaiveDay day)
    {
        var displaced = Displaced(day);
        foreach (var b in day.Bookings.Where(b => b.State == BookingState.Held && displaced.Contains(b.No))) GiveBack(day, b, BookingState.Expired);
    }

    string Replan(NaiveDay day, ReplanDay ask)
    {
        if (day.Sealed) return No + "booking.day-closed";
        if (ask.Pack < 1) return No + "day.rules-older";
        if (ask.Slots.Any(s => s.After < 0 || s.Minutes < 1) || ask.Stocks.Any(s => s.After < 0) || ask.Counters.Any(c => c.No < 1)) return No + "day.plan-impossible";
        foreach (var change in ask.Slots) Plan(day, change);
        foreach (var change in ask.Counters)
            if (day.Counter(change.No) is { } counter && Bits(counter.Groups) == change.Before && (change.After != 0 || counter.State == CounterState.Closed))
                counter.Groups = [.. new[] { 1, 2, 3 }.Where(g => (change.After & (1L << (g - 1))) != 0)];
        foreach (var change in ask.Stocks) day.Cards = change.KeepsPromises ? Math.Max(change.After, Math.Min(day.Cards, CardsTaken(day))) : change.After;
        EndHolds(day);
        return Ok + "DayReplanned";

        static long Bits(List<int> groups) => groups.Sum(g => 1L << (g - 1));
    }

    void Plan(NaiveDay day, PlanChange change)
    {
        var (ahead, going) = (day.At(change.Start.Hour) > Now, day.At(change.Start.Hour + 1) > Now);
        var slot = day.Slots.Find(s => s.Group == change.Group && s.Channel == change.Channel && s.Hour == change.Start.Hour);
        if (slot is null && ahead && change.After > 0)
            day.Slots.Add(new() { No = day.Slots.Count + 1, Hour = change.Start.Hour, Group = change.Group, Channel = change.Channel, Capacity = change.After, Wanted = change.After });
        if (slot is null || !(ahead || going && change.After == 0)) return;
        var before = Room(day, slot);
        slot.Wanted = change.After;
        slot.Capacity = Math.Max(change.After, Taken(day, slot));
        slot.Kept += Math.Max(0, Room(day, slot) - before);
    }
}
