using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.OfficeDays;

public sealed partial class OfficeDay
{
    /// <summary>The places these items take in a slot of each group they belong to.</summary>
    internal IEnumerable<(int Group, int Places)> PlacesByGroup(IReadOnlyList<ItemAsk> items)
    {
        if (items.Count == 1)
        {
            var only = City.Service(items[0].Service)!;
            return [(City.GroupOf(only).No, City.PlacesOf(only))];
        }
        return items.Select(i => City.Service(i.Service)!).GroupBy(s => City.GroupOf(s).No).Select(g => (g.Key, g.Sum(City.PlacesOf)));
    }

    /// <summary>Where the places of these items are that do not all fit at this time itself; null where there are none.</summary>
    internal List<(Slot Slot, int Places)>? SpreadOf(IReadOnlyList<ItemAsk> items, Channel channel, TimeOnly at, Func<Slot, int> room) =>
        Spread.Of(PlacesByGroup(items), at, City.Rules.SpreadMinutes, (group, start) => SlotAt(group, channel, start), room);

    /// <summary>The places an item has, or had.</summary>
    IEnumerable<(Slot Slot, int Places)> PlacesOf(Booking booking, Item item) =>
        item.Spread is null ? [(SlotAt(item.Group, booking.Channel, booking.Start)!, item.Places)] : Spread.Read(item.Spread).Select(p => (Slots[p.Slot]!, p.Places));

    /// <summary>Takes the places and cards of these items and writes booking and items. The caller has checked that they fit.</summary>
    internal Booking Take(Booking draft, IReadOnlyList<ItemAsk> items)
    {
        var fits = true;
        foreach (var (group, places) in PlacesByGroup(items)) fits &= SlotAt(group, draft.Channel, draft.Start)!.Free >= places;
        // A place that was added for who takes it may stand where there are fewer than none.
        var spread = fits ? null : SpreadOf(items, draft.Channel, draft.Start, s => s.Free);
        foreach (var (slot, places) in spread ?? PlacesByGroup(items).Select(g => (SlotAt(g.Group, draft.Channel, draft.Start)!, g.Places)))
            Put(slot with { Taken = slot.Taken + places });
        var booking = draft with { Day = Head.Id, No = Bookings.NextNo, Pack = City.Version, FirstItem = Items.NextNo, ItemCount = items.Count };
        foreach (var ask in items)
        {
            var service = City.Service(ask.Service)!;
            var blank = BlankOf(service);
            if (blank > 0) Put(Stocks[blank]! with { Taken = Stocks[blank]!.Taken + 1 });
            Put(new Item
            {
                Day = Head.Id,
                No = Items.NextNo,
                Booking = booking.No,
                Service = service.No,
                Group = City.GroupOf(service).No,
                Subject = ask.Subject,
                Active = true,
                Places = City.PlacesOf(service),
                Spread = spread is null ? null : Spread.Cut(spread, City.GroupOf(service).No, draft.Start, City.PlacesOf(service)),
                Blank = blank,
            });
        }
        Put(booking);
        return booking;
    }

    /// <summary>A place given out on the spot, under a number; nobody has to say who they are. The caller has checked that it fits.</summary>
    internal Booking GiveOnTheSpot(Slot place, IReadOnlyList<ItemAsk> items, bool priority, bool english = false) => GiveNumber(Take(new()
    {
        Reference = DrawReference(),
        Channel = place.Channel,
        State = BookingState.Confirmed,
        Start = place.Start,
        Priority = priority,
        English = english,
    }, items));

    /// <summary>Gives the booking the next number of its series: the letter of its first item's group, another letter on the spot.</summary>
    internal Booking GiveNumber(Booking booking)
    {
        var group = City.Group(Items[booking.FirstItem]!.Group)!;
        var no = Series.Of(booking.Channel == Channel.Online ? group.OnlineLetter : group.WalkInLetter);
        var series = SeriesOf[no] ?? new Series { Day = Head.Id, No = no };
        Put(series with { Last = series.Last + 1 });
        return booking with { Series = no, Number = series.Last + 1 };
    }

    /// <summary>
    /// The booking ends in this state: its items no longer stand. Its places are free again unless their time was its own; a card is free
    /// again unless it was handed over. Freed places go to the waitlist first, but for who <paramref name="takesAgain"/>.
    /// </summary>
    internal Booking End(Booking booking, BookingState state, bool usedCards = false, bool takesAgain = false)
    {
        var ended = booking with { State = state, HoldUntil = null, Sealed = null };
        foreach (var item in ItemsOf(booking))
        {
            if (!item.Active) continue;
            Put(item with { Active = false, Blank = usedCards ? item.Blank : 0 });
            if (!usedCards && item.Blank > 0) Put(Stocks[item.Blank]! with { Taken = Stocks[item.Blank]!.Taken - 1 });
            if (ended.KeepsPlaces) continue;
            foreach (var (slot, places) in PlacesOf(booking, item).ToArray()) Put(slot.GivenBack(places, takesAgain));
        }
        Put(ended);
        return ended;
    }

    /// <summary>Places a visit had that moved within the day, and has no more, go to the waitlist first.</summary>
    internal void KeepWhatIsLeft(Booking old, Booking moved)
    {
        var has = ItemsOf(moved).SelectMany(i => PlacesOf(moved, i)).ToLookup(p => p.Slot.No, p => p.Places);
        foreach (var had in ItemsOf(old).SelectMany(i => PlacesOf(old, i)).ToLookup(p => p.Slot.No, p => p.Places))
            if (Slots[had.Key] is { Kept: { } kept } slot && had.Sum() - has[had.Key].Sum() is > 0 and var left) Put(slot with { Kept = Math.Min(kept + left, slot.Room) });
    }

    /// <summary>Why a visit that was over cannot stand again: a subject has booked anew meanwhile, or the card it gave back is somebody else's.</summary>
    internal Refusal? AgainstStandingAgain(Booking booking)
    {
        foreach (var item in ItemsOf(booking))
            if (item.Subject is { } subject && IsActive(subject, item.Group)) return PlaceRefusals.AlreadyActive(City.Group(item.Group)!);
        foreach (var cards in CardsGivenBack(booking).GroupBy(BlankOf))
            if (Stocks[cards.Key]!.Free < cards.Count()) return PlaceRefusals.CardsOut(cards.First());
        return null;
    }

    /// <summary>A visit that was over stands again, on the places it kept and with cards for those it gave back. The caller has checked that it may.</summary>
    internal Booking StandAgain(Booking booking)
    {
        foreach (var service in CardsGivenBack(booking).ToArray()) Put(Stocks[BlankOf(service)]! with { Taken = Stocks[BlankOf(service)]!.Taken + 1 });
        foreach (var item in ItemsOf(booking)) Put(item with { Active = true, Blank = BlankOf(City.Service(item.Service)!) });
        var standing = booking with { State = BookingState.Arrived };
        Put(standing);
        return standing;
    }

    IEnumerable<ServiceType> CardsGivenBack(Booking booking) => ItemsOf(booking).Where(i => i.Blank == 0).Select(i => City.Service(i.Service)!).Where(s => BlankOf(s) > 0);

    /// <summary>The cards that this service hands over at the visit; null where none are counted.</summary>
    internal BlankStock? Blank(int service) => Stocks[BlankOf(City.Service(service)!)];

    /// <summary>Number of the kind of blank that this service hands over at the visit, where the office counts them; else 0.</summary>
    int BlankOf(ServiceType service) => service.BlankUse == BlankUse.Visit && City.Blank(service.Blank) is { } kind && Stocks[kind.No] is not null ? kind.No : 0;
}
