using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

/// <summary>
/// Whether these items fit this time on this day. The one place where a place is checked, for everyone who takes one:
/// online, on the spot, by hold, by moving a visit.
/// </summary>
static class PlaceRules
{
    public static Refusal? Check(OfficeDay day, TimeOnly at, Channel channel, IReadOnlyList<ItemAsk> items, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return BookingRefusals.DayClosed;
        if (items.Count == 0) return BookingRefusals.NoItems;
        if (items.Count > day.City.Rules.MaxItems) return BookingRefusals.TooManyItems;
        var ahead = day.Date.DayNumber - day.LocalDate(now).DayNumber;
        if (ahead < 0 || ahead >= day.City.Rules.OpenDays) return BookingRefusals.OutsideWindow;
        return CheckItems(day, channel, items) ?? CheckSlots(day, at, channel, items, now) ?? CheckSubjects(day, items);
    }

    static Refusal? CheckItems(OfficeDay day, Channel channel, IReadOnlyList<ItemAsk> items)
    {
        foreach (var item in items)
        {
            if (day.City.Service(item.Service) is not { } service) return BookingRefusals.UnknownService(item.Service);
            if (item.Subject is null && !service.SubjectMayLackNumber && channel == Channel.Online) return BookingRefusals.NeedsNumber(service);
            var mode = day.City.ModeOf(day.Office, service, day.Date);
            if (mode == Mode.Closed) return BookingRefusals.NotOffered(service);
            if (channel != Channel.Online) continue;
            if (mode == Mode.WalkInOnly) return BookingRefusals.WalkInOnly(service);
            if (mode == Mode.Pilot && day.ActiveOf(service.No) >= day.City.Rules.PilotPlacesADay) return BookingRefusals.SlotFull;
        }
        return null;
    }

    static Refusal? CheckSlots(OfficeDay day, TimeOnly at, Channel channel, IReadOnlyList<ItemAsk> items, DateTimeOffset now)
    {
        foreach (var (group, places) in day.PlacesByGroup(items))
        {
            if (day.SlotAt(group, channel, at) is not { } slot) return BookingRefusals.NoSuchSlot;
            if (HasPassed(day, slot, now)) return BookingRefusals.SlotPast;
            if (slot.Free < places) return BookingRefusals.SlotFull;
        }
        foreach (var cards in items.Select(i => day.City.Service(i.Service)!).Where(s => s.BlankUse == BlankUse.Visit).GroupBy(s => s.Blank))
            if (day.City.Blank(cards.Key) is { } blank && day.Stocks[blank.No] is { } stock && stock.Free < cards.Count())
                return BookingRefusals.CardsOut(cards.First());
        return null;
    }

    /// <summary>A booked time must lie ahead; on the spot a slot serves until its end.</summary>
    public static bool HasPassed(OfficeDay day, Slot slot, DateTimeOffset now) =>
        now >= (slot.Channel == Channel.Online ? day.At(slot.Start) : day.At(slot.Start) + TimeSpan.FromMinutes(slot.Minutes));

    static Refusal? CheckSubjects(OfficeDay day, IReadOnlyList<ItemAsk> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Subject is not { } subject) continue;
            var group = day.City.GroupOf(day.City.Service(items[i].Service)!);
            for (var j = 0; j < i; j++)
                if (items[j].Subject == subject && day.City.Service(items[j].Service)!.Group == group.Code) return BookingRefusals.SameItemTwice;
            if (day.IsActive(subject, group.No)) return BookingRefusals.AlreadyHeld(group);
        }
        return null;
    }
}
