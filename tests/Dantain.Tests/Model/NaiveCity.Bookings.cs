using Dantain.Bookings;
using Dantain.OfficeDays;

namespace Dantain.Tests.Model;

sealed partial class NaiveCity
{
    string? Asked(NaiveDay day, bool online, IReadOnlyList<ItemAsk> items, bool forVisit = false)
    {
        if (day.Sealed) return "booking.day-closed";
        if (items.Count == 0) return "booking.no-items";
        if (items.Count > 2) return "booking.too-many-items";
        if (day.Date != Today && day.Date != Today.AddDays(1)) return "booking.outside-window";
        foreach (var item in items)
        {
            if (item.Service is < 1 or > 5) return "booking.unknown-service";
            if (online && item.Subject is null && item.Service != 3 && !forVisit) return "booking.subject-needs-number";
            var mode = Mode(day, item.Service);
            if (mode == "closed") return "booking.not-offered";
            if (online && mode == "walk-in") return "booking.walk-in-only";
            if (online && mode == "pilot")
            {
                var given = day.Bookings.Where(b => HasItsPlaces(b) && b.Channel == Channel.Online).Sum(b => b.Items.Count(i => i.Service == item.Service));
                if (given + items.Count(i => i.Service == item.Service) > 1) return "booking.slot-full";
            }
        }
        return null;
    }

    string? Room(NaiveDay day, int hour, Channel channel, IReadOnlyList<ItemAsk> items)
    {
        foreach (var group in items.Select(i => Service(i.Service).Group).Distinct())
        {
            if (!day.Slots.Exists(s => s.Hour == hour && s.Channel == channel && s.Group == group)) return "booking.no-such-slot";
            if (Now >= day.At(channel == Channel.Online ? hour : hour + 1)) return "booking.slot-past";
        }
        if (PlacesFrom(day, hour, channel, items, s => Free(day, s)) is null) return "booking.slot-full";
        if (Math.Max(0, day.Cards - CardsTaken(day)) < items.Count(i => Service(i.Service).Card)) return "booking.cards-out";
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Subject is not { } subject) continue;
            var group = Service(items[i].Service).Group;
            if (items.Take(i).Any(o => o.Subject == subject && Service(o.Service).Group == group)) return "booking.same-item-twice";
            if (HasOne(subject, group)) return "booking.already-active";
        }
        return null;
    }

    string Book(NaiveDay day, BookPlace ask)
    {
        if ((Asked(day, true, ask.Items) ?? Room(day, ask.At.Hour, Channel.Online, ask.Items)) is { } no) return No + no;
        var booking = Add(day, ask.At.Hour, Channel.Online, BookingState.Confirmed, ask.Items, ask.Priority);
        Number(day, booking);
        return Ok + "PlaceBooked";
    }

    string Hold(NaiveDay day, HoldPlace ask)
    {
        if ((Asked(day, true, ask.Items) ?? Room(day, ask.At.Hour, Channel.Online, ask.Items)) is { } no) return No + no;
        Add(day, ask.At.Hour, Channel.Online, BookingState.Held, ask.Items, false).HoldUntil = Now.AddMinutes(10);
        return Ok + "PlaceHeld";
    }

    /// <summary>Place by place, the first hour of the visit's and the one after it that has one more; null when one finds none, or none is in the hour itself.</summary>
    static Dictionary<int, int>? PlacesFrom(NaiveDay day, int hour, Channel channel, IReadOnlyList<ItemAsk> items, Func<NaiveSlot, int> room)
    {
        Dictionary<int, int> taken = [];
        foreach (var item in items)
            for (var i = 0; i < Service(item.Service).Places; i++)
            {
                var slot = day.Slots.Where(s => s.Group == Service(item.Service).Group && s.Channel == channel && s.Hour >= hour && room(s) > taken.GetValueOrDefault(s.No)).MinBy(s => s.Hour);
                if (slot is null) return null;
                taken[slot.No] = taken.GetValueOrDefault(slot.No) + 1;
            }
        return day.Slots.Exists(s => s.Hour == hour && taken.ContainsKey(s.No)) ? taken : null;
    }

    /// <summary>The last hour in which a visit would have places.</summary>
    static int LastHour(NaiveDay day, int hour, Channel channel, IReadOnlyList<ItemAsk> items) =>
        PlacesFrom(day, hour, channel, items, s => Free(day, s))!.Keys.Max(no => day.Slots.Single(s => s.No == no).Hour);

    static NaiveBooking Add(NaiveDay day, int hour, Channel channel, BookingState state, IReadOnlyList<ItemAsk> items, bool priority)
    {
        var places = PlacesFrom(day, hour, channel, items, s => Free(day, s));
        // one that was added where there were fewer than none
        places ??= day.Slots.Where(s => s.Hour == hour && s.Channel == channel && PlacesIn(s.Group, items) > 0).ToDictionary(s => s.No, s => PlacesIn(s.Group, items));
        var booking = new NaiveBooking { No = day.Bookings.Count + 1, Hour = hour, Channel = channel, State = state, Items = [.. items], Priority = priority, Places = places };
        day.Bookings.Add(booking);
        return booking;
    }

    string Extend(NaiveDay day, int no)
    {
        if (day.Booking(no) is not { } hold) return No + "booking.not-found";
        if (hold.State == BookingState.Expired) return No + "booking.hold-over";
        if (hold.State != BookingState.Held || IsForNow(hold)) return No + "booking.not-now";
        if (hold.Extensions >= 1) return No + "booking.no-more-extensions";
        if (Now >= day.At(hold.Hour)) return No + "booking.slot-past";
        hold.Extensions++;
        hold.HoldUntil = Now.AddMinutes(10);
        return Ok + "HoldExtended";
    }

    static string Confirm(NaiveDay day, int no)
    {
        if (day.Booking(no) is not { } hold) return No + "booking.not-found";
        if (hold.State == BookingState.Expired) return No + "booking.hold-over";
        if (hold.State != BookingState.Held || IsForNow(hold)) return No + "booking.not-now";
        Number(day, hold);
        hold.State = BookingState.Confirmed;
        return Ok + "BookingConfirmed";
    }

    string Cancel(NaiveDay day, int no)
    {
        if (day.Booking(no) is not { } booking) return No + "booking.not-found";
        if (booking.State is not (BookingState.Held or BookingState.Confirmed)) return No + "booking.not-now";
        if (TooLate(day, booking) is { } late) return No + late;
        GiveBack(day, booking, BookingState.CancelledByCitizen);
        return Ok + "BookingCancelled";
    }

    string? TooLate(NaiveDay day, NaiveBooking booking)
    {
        if (booking.State != BookingState.Confirmed) return null;
        if (Now > day.At(booking.Hour)) return "booking.slot-past";
        return Now > day.At(booking.Hour).AddMinutes(-20) ? "booking.too-late-to-change" : null;
    }

    static string Revoke(NaiveDay day, int no)
    {
        if (day.Booking(no) is not { } booking) return No + "booking.not-found";
        if (booking.State is not (BookingState.Held or BookingState.Confirmed)) return No + "booking.not-now";
        GiveBack(day, booking, BookingState.RevokedByOffice);
        return Ok + "BookingRevoked";
    }

    static string Expire(NaiveDay day, int no) =>
        day.Booking(no) is not { } booking ? No + "booking.not-found" : No + (booking.State == BookingState.Held ? "booking.not-over-yet" : "booking.not-now");

    string NoShow(NaiveDay day, int no)
    {
        if (day.Booking(no) is not { } booking) return No + "booking.not-found";
        if (booking.State != BookingState.Confirmed) return No + "booking.not-now";
        if (Now <= day.At(booking.Hour).AddMinutes(15)) return No + "booking.not-over-yet";
        if (Displaced(day).Contains(no)) return No + "booking.displaced";
        booking.State = BookingState.NoShow;
        return Ok + "DidNotCome";
    }

    string NoShowUndone(NaiveDay day, int no)
    {
        if (day.Sealed) return No + "day.closed";
        if (day.Booking(no) is not { } booking) return No + "booking.not-found";
        if (booking.State != BookingState.NoShow) return No + "booking.not-now";
        if (CannotStandAgain(day, booking) is { } why) return No + why;
        booking.State = BookingState.Confirmed;
        return Ok + "NoShowUndone";
    }

    static string IfPromised(NaiveDay day, int no, string done) =>
        day.Booking(no) is not { } booking ? No + "booking.not-found" : booking.State is BookingState.Confirmed or BookingState.Arrived ? Ok + done : No + "booking.not-now";

    string Late(NaiveDay day, int no)
    {
        if (day.Sealed) return No + "day.closed";
        if (day.Booking(no) is not { } booking) return No + "booking.not-found";
        if (booking.State != BookingState.Confirmed) return No + "booking.not-now";
        return day.Date == Today ? Ok + "SaidLate" : No + "checkin.other-day";
    }

    string Move(NaiveDay from, NaiveDay to, Reschedule ask)
    {
        if (from.Booking(ask.Booking) is not { } old) return No + "booking.not-found";
        if (old.State == BookingState.Expired) return No + "booking.hold-over";
        if (IsForNow(old) || old.State is not (BookingState.Held or BookingState.Confirmed or BookingState.Arrived)) return No + "booking.not-now";
        var ticket = old.State == BookingState.Arrived ? from.Tickets.Single(t => t.No == old.No) : null;
        if (ticket is { State: TicketState.Serving }) return No + "ticket.not-now";
        if (ticket is null && !ask.ByOffice && TooLate(from, old) is { } late && !Displaced(from).Contains(old.No)) return No + late;
        var state = old.State;
        old.State = BookingState.Moved;
        var offer = ask.Offer is { } hold ? to.Booking(hold) : null;
        var over = ask.Offer is null || offer is { State: BookingState.Held } && offer.Hour == ask.At.Hour ? null : "booking.hold-over";
        if (over is null && offer is not null) offer.State = BookingState.Moved;
        if ((over ?? Asked(to, true, old.Items) ?? Room(to, ask.At.Hour, Channel.Online, old.Items)) is { } no)
        {
            old.State = state;
            if (over is null && offer is not null) offer.State = BookingState.Held;
            return No + no;
        }
        if (from != to) GiveBack(from, old, BookingState.Moved);
        if (ticket is not null) Change(from, ticket.To(TicketState.Left, null, Now) with { Before = null });
        var moved = Add(to, ask.At.Hour, Channel.Online, state == BookingState.Held ? state : BookingState.Confirmed, old.Items, old.Priority);
        if (from == to)
            foreach (var slot in to.Slots.Where(s => s.Kept is not null && Uses(old, s) > Uses(moved, s)))
                slot.Kept = Math.Min(slot.Kept!.Value + Uses(old, slot) - Uses(moved, slot), Room(to, slot));
        moved.Extensions = old.Extensions;
        if (state == BookingState.Held) moved.HoldUntil = Now.AddMinutes(10);
        else Number(to, moved);
        return Ok + "VisitMovedHere";
    }

    string Places(NaiveDay day, ChangePlaces ask)
    {
        if (day.Sealed) return No + "booking.day-closed";
        if (day.Slots.FirstOrDefault(s => s.No == ask.Slot) is not { } slot) return No + "slot.not-found";
        if (ask.Wanted < 0) return No + "slot.places-impossible";
        var before = Room(day, slot);
        slot.Wanted = ask.Wanted;
        slot.Capacity = Math.Max(ask.Wanted, Taken(day, slot));
        slot.Kept += Math.Max(0, Room(day, slot) - before);
        EndHolds(day);
        return Ok + "PlacesChanged";
    }

    string Unused(NaiveDay day, int hour)
    {
        if (day.Sealed) return No + "booking.day-closed";
        if (Now < day.At(hour)) return No + "slot.not-yet";
        var moved = 0;
        foreach (var online in day.Slots.Where(s => s.Hour == hour && s.Channel == Channel.Online))
        {
            var free = Room(day, online);
            if (free == 0) continue;
            var walkIn = day.Slots.FirstOrDefault(s => s.Hour == hour && s.Channel == Channel.WalkIn && s.Group == online.Group);
            if (walkIn is null) continue;
            online.Wanted = online.Capacity = Taken(day, online);
            online.Kept = null;
            walkIn.Wanted += free;
            walkIn.Capacity += free;
            moved += free;
        }
        return moved == 0 ? No + "slot.nothing-unused" : Ok + "UnusedPlacesOpened";
    }
}
