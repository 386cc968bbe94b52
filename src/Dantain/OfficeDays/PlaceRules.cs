using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>
/// Whether these items fit this time on this day. The one place where a place is checked, for everyone who takes one:
/// online, on the spot, by hold, by moving a visit.
/// </summary>
static class PlaceRules
{
    public static Refusal? Check(OfficeDay day, TimeOnly at, Channel channel, IReadOnlyList<ItemAsk> items, DateTimeOffset now) =>
        CheckAsked(day, channel, items, now) ?? CheckTime(day, at, channel, items, now);

    /// <summary>What is refused whatever the time.</summary>
    /// <param name="forVisit">The subjects have an active visit, which would move here; the place is kept without them until then.</param>
    public static Refusal? CheckAsked(OfficeDay day, Channel channel, IReadOnlyList<ItemAsk> items, DateTimeOffset now, bool forVisit = false)
    {
        if (day.Head.State == DayState.Closed) return PlaceRefusals.DayClosed;
        if (items.Count == 0) return PlaceRefusals.NoItems;
        if (items.Count > day.City.Rules.MaxItems) return PlaceRefusals.TooManyItems;
        var ahead = day.Date.DayNumber - day.LocalDate(now).DayNumber;
        if (ahead < 0 || ahead >= day.City.Rules.OpenDays) return PlaceRefusals.OutsideWindow;
        return CheckItems(day, channel, items, forVisit);
    }

    /// <summary>Whether there is room at this time for what may be asked.</summary>
    public static Refusal? CheckTime(OfficeDay day, TimeOnly at, Channel channel, IReadOnlyList<ItemAsk> items, DateTimeOffset now) =>
        CheckSlots(day, at, channel, items, now) ?? CheckSubjects(day, items);

    static Refusal? CheckItems(OfficeDay day, Channel channel, IReadOnlyList<ItemAsk> items, bool forVisit)
    {
        foreach (var item in items)
        {
            if (day.City.Service(item.Service) is not { } service) return PlaceRefusals.UnknownService(item.Service);
            if (item.Subject is null && !service.SubjectMayLackNumber && channel == Channel.Online && !forVisit) return PlaceRefusals.NeedsNumber(service);
            var mode = day.City.ModeOf(day.Office, service, day.Date);
            if (mode == Mode.Closed) return PlaceRefusals.NotOffered(service);
            if (channel != Channel.Online) continue;
            if (mode == Mode.WalkInOnly) return PlaceRefusals.WalkInOnly(service);
            if (mode == Mode.Pilot && day.OnlineOf(service.No) + items.Count(i => i.Service == service.No) > day.City.Rules.PilotPlacesADay) return PlaceRefusals.SlotFull;
        }
        return null;
    }

    static Refusal? CheckSlots(OfficeDay day, TimeOnly at, Channel channel, IReadOnlyList<ItemAsk> items, DateTimeOffset now)
    {
        var fits = true;
        foreach (var (group, places) in day.PlacesByGroup(items))
        {
            if (day.SlotAt(group, channel, at) is not { } slot) return PlaceRefusals.NoSuchSlot;
            if (HasPassed(day, slot, now)) return PlaceRefusals.SlotPast;
            fits &= slot.Free >= places;
        }
        if (!fits && day.SpreadOf(items, channel, at, s => s.Free) is null) return PlaceRefusals.SlotFull;
        foreach (var item in items)
        {
            var service = day.City.Service(item.Service)!;
            if (service.BlankUse == BlankUse.Visit && day.City.Blank(service.Blank) is { } blank && day.Stocks[blank.No] is { } stock && stock.Free < CardsOf(day, items, service.Blank))
                return PlaceRefusals.CardsOut(service);
        }
        return null;
    }

    static int CardsOf(OfficeDay day, IReadOnlyList<ItemAsk> items, string? blank) =>
        items.Count(i => day.City.Service(i.Service) is { BlankUse: BlankUse.Visit } service && service.Blank == blank);

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
                if (items[j].Subject == subject && day.City.Service(items[j].Service)!.Group == group.Code) return PlaceRefusals.SameItemTwice;
            if (day.IsActive(subject, group.No)) return PlaceRefusals.AlreadyActive(group);
        }
        return null;
    }
}
