using Dantain.Cities;

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

    /// <summary>Takes the places and cards of these items and writes booking and items. The caller has checked that they fit.</summary>
    internal Booking Take(Booking draft, IReadOnlyList<ItemAsk> items)
    {
        foreach (var (group, places) in PlacesByGroup(items))
        {
            var slot = SlotAt(group, draft.Channel, draft.Start)!;
            Put(slot with { Taken = slot.Taken + places });
        }
        var booking = draft with { Day = Head.Id, No = Bookings.NextNo, Pack = City.Version, FirstItem = Items.NextNo, ItemCount = items.Count };
        foreach (var ask in items)
        {
            var service = City.Service(ask.Service)!;
            var blank = service.BlankUse == BlankUse.Visit && City.Blank(service.Blank) is { } kind && Stocks[kind.No] is not null ? kind.No : 0;
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
                Blank = blank,
            });
        }
        Put(booking);
        return booking;
    }

    /// <summary>Gives the booking the next number of its series: the letter of its first item's group, another letter on the spot.</summary>
    internal Booking GiveNumber(Booking booking)
    {
        var group = City.Group(Items[booking.FirstItem]!.Group)!;
        var no = Series.Of(booking.Channel == Channel.Online ? group.OnlineLetter : group.WalkInLetter);
        var series = SeriesOf[no] ?? new Series { Day = Head.Id, No = no };
        Put(series with { Last = series.Last + 1 });
        return booking with { Series = no, Number = series.Last + 1 };
    }

    /// <summary>The booking ends in this state: its items no longer stand, and where it was not used its places and cards are free again.</summary>
    internal Booking End(Booking booking, BookingState state, bool freesPlaces)
    {
        foreach (var item in ItemsOf(booking))
        {
            if (!item.Active) continue;
            Put(item with { Active = false });
            if (!freesPlaces) continue;
            var slot = SlotAt(item.Group, booking.Channel, booking.Start)!;
            Put(slot with { Taken = slot.Taken - item.Places });
            if (item.Blank > 0) Put(Stocks[item.Blank]! with { Taken = Stocks[item.Blank]!.Taken - 1 });
        }
        var ended = booking with { State = state, HoldUntil = null, Sealed = null };
        Put(ended);
        return ended;
    }
}
