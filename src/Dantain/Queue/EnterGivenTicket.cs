using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// A kiosk or a door that was cut off gave this number, of a series of its own, to somebody who stood there; now it is entered as it was given. It counts whatever
/// became of the places meanwhile: where none is left one is added, because a number on paper is a promise. Refuses a number that does not follow the
/// last of its series, so that the series stays without gaps and no number is two people's.
/// </summary>
/// <param name="Series">What was lent to the device (<see cref="LendSeries"/>).</param>
/// <param name="Number">What stands on the slip.</param>
/// <param name="Reference">The same, for its code; it was drawn when the slip was made.</param>
/// <param name="Service">Number of the service.</param>
/// <param name="Priority">Comes first.</param>
public sealed record EnterGivenTicket(int Series, int Number, string Reference, int Service, bool Priority = false) : OfficeDayCommand<TicketTaken>
{
    public override Result<TicketTaken> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        ItemAsk[] items = [new(Service, null)];
        if (PlaceRules.CheckAsked(day, Channel.WalkIn, items, now) is { } refusal) return refusal;
        var last = day.SeriesOf[Series]?.Last ?? 0;
        if (Number <= last) return QueueRefusals.NumberGiven;
        if (Number > last + 1) return QueueRefusals.NumberMissing;
        var came = DoneAt < now ? DoneAt.Value : now;
        if (day.LocalDate(came) != day.Date) came = day.At(TimeOnly.MinValue);
        if (!FindOrAddPlace(day, items, Priority, came, out var room)) return QueueRefusals.NoTicketsLeft;
        var booking = day.Take(new() { Reference = Reference, Channel = room.Value.Channel, State = BookingState.Confirmed, Start = room.Value.Start, Priority = Priority }, items) with { Series = Series, Number = Number };
        day.Put((day.SeriesOf[Series] ?? new Series { Day = day.Head.Id, No = Series }) with { Last = Number });
        var from = day.At(booking.Start);
        var ticket = day.Arrive(booking, from > came ? from : came, came);
        return new TicketTaken(ticket.No, Reference, ticket.Label, booking.Start, ticket.TurnFrom, Priority, [Service]);
    }

    /// <summary>A place for whoever has come already, one more where none is left; false where there are none on the spot at all.</summary>
    internal static bool FindOrAddPlace(OfficeDay day, ItemAsk[] items, bool priority, DateTimeOffset came, out Result<Slot> room)
    {
        room = OnTheSpot.Find(day, items, priority, came);
        return room.IsOk || AddPlace(day, items, came, out room);
    }

    /// <summary>A place more at the time they came, or at the last one; and a card more than there is, which shows as one that is missing.</summary>
    static bool AddPlace(OfficeDay day, ItemAsk[] items, DateTimeOffset came, out Result<Slot> room)
    {
        var (group, places) = day.PlacesByGroup(items).Single();
        Slot[] slots = [.. day.SlotsOf(group, Channel.WalkIn)];
        room = QueueRefusals.NoTicketsLeft;
        if (slots.Length == 0) return false;
        var slot = slots.FirstOrDefault(s => !PlaceRules.HasPassed(day, s, came)) ?? slots[^1];
        var wider = slot with { Capacity = slot.Capacity + places, Wanted = slot.Wanted + places };
        day.Put(wider);
        if (day.Blank(items[0].Service) is { Free: 0 } cards) day.Put(cards with { Capacity = cards.Capacity + 1, Short = cards.Short + 1 });
        room = wider;
        return true;
    }
}
