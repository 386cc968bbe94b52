using Dantain.OfficeDays;
using Dantain.Waitlists;

namespace Dantain.Tests.Model;

sealed partial class NaiveCity
{
    /// <summary>A booking ends before its time: what it had is kept for those who wait, as far as there is room.</summary>
    static void GiveBack(NaiveDay day, NaiveBooking booking, BookingState state)
    {
        booking.State = state;
        foreach (var slot in day.Slots.Where(s => s.Kept is not null && Uses(booking, s) > 0))
            slot.Kept = Math.Min(slot.Kept!.Value + Uses(booking, slot), Room(day, slot));
    }

    static int PlacesIn(int group, IReadOnlyList<ItemAsk> items) => items.Where(i => Service(i.Service).Group == group).Sum(i => Service(i.Service).Places);

    /// <summary>Both days of the model are open for booking, so what is free stays everyone's.</summary>
    string Await(NaiveDay day, AwaitPlaces ask)
    {
        if (day.Sealed) return No + "booking.day-closed";
        var slots = day.Slots.Where(s => s.Channel == Channel.Online && s.Group == ask.Group && Now < day.At(s.Hour) && s.Kept is null == ask.IsAwaited).ToList();
        foreach (var slot in slots) slot.Kept = ask.IsAwaited ? 0 : null;
        return slots.Count == 0 ? No + "waitlist.nothing-to-change" : Ok + "PlacesAwaited";
    }

    string OpenKept(NaiveDay day, int no)
    {
        if (day.Sealed) return No + "booking.day-closed";
        if (day.Slots.FirstOrDefault(s => s.No == no) is not { } slot) return No + "slot.not-found";
        if ((slot.Kept ?? 0) == 0) return No + "waitlist.nothing-to-change";
        slot.Kept = 0;
        return Ok + "KeptPlacesOpened";
    }

    string Offer(NaiveDay day, OfferPlace ask)
    {
        if (ask.Until <= Now) return No + "booking.hold-over";
        var items = ask.Items.Select(i => ask.ForVisit ? i with { Subject = null } : i).ToList();
        if (Asked(day, true, items, ask.ForVisit) is { } never) return No + never;
        var kept = day.Slots.ConvertAll(s => s.Kept);
        foreach (var (number, places) in PlacesFrom(day, ask.At.Hour, Channel.Online, items, s => Room(day, s)) ?? [])
            if (day.Slots.Find(s => s.No == number) is { Kept: { } keeps } slot) slot.Kept = Math.Max(0, keeps - places);
        if (Room(day, ask.At.Hour, Channel.Online, items) is { } no)
        {
            for (var s = 0; s < kept.Count; s++) day.Slots[s].Kept = kept[s];
            return No + no;
        }
        Add(day, ask.At.Hour, Channel.Online, BookingState.Held, items, false).HoldUntil = ask.Until;
        return Ok + "PlaceOffered";
    }
}
