using System.Text.Json.Serialization;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

/// <summary>
/// Somebody stands at an office, or on a day, that is not the one they booked: the visit moves here and they are present, as one act, if there
/// is a place given out on the spot. It is not theirs to be sent away for. The number is new, the reference, and so the QR, is the old one.
/// </summary>
public sealed record ReceiveHere(int Booking, bool Priority = false) : TwoDayCommand<VisitMovedHere>
{
    /// <summary>The sealed applicant as read from the old booking: the copy in memory has none.</summary>
    [JsonIgnore]
    public byte[]? Sealed { get; init; }

    public override Result<VisitMovedHere> Decide(OfficeDay from, OfficeDay to, DateTimeOffset now)
    {
        if (to.LocalDate(now) != to.Date) return PlaceRefusals.OtherDay;
        if (from.Booking(Booking) is not { } old) return States.NoBooking;
        if (old.State != BookingState.Confirmed) return States.NotNow(old.State);
        ItemAsk[] items = [.. from.ItemsOf(old).Select(i => new ItemAsk(i.Service, i.Subject))];

        // The old place is given up first, so that the person's own items do not stand in the way; a refusal takes that back.
        var before = from.Save();
        from.End(old, BookingState.Moved);
        var room = PlaceRules.CheckAsked(to, Channel.WalkIn, items, now) is { } no ? no : OnTheSpot.Find(to, items, old.Priority || Priority, now);
        if (!room.IsOk)
        {
            from.UndoTo(before);
            return room.Refusal;
        }
        from.Put(from.Booking(Booking)! with { Reference = null });
        var moved = to.GiveNumber(to.Take(new()
        {
            Reference = old.Reference,
            Channel = room.Value.Channel,
            State = BookingState.Confirmed,
            Start = room.Value.Start,
            English = old.English,
            Priority = old.Priority || Priority,
            Village = old.Village,
            Sealed = Sealed,
        }, items));
        var ticket = to.ArriveOnTheSpot(moved, room.Value, now);
        from.Note(new VisitMovedAway(Booking, to.Head.Id, moved.No));
        to.Note(new CheckedIn(ticket.No, ticket.Label, ticket.TurnFrom, false, ticket.Priority));
        return new VisitMovedHere(moved.No, moved.Reference!, moved.Label, moved.Start, null, from.Head.Id, Booking, [.. items.Select(i => i.Service)], moved.Village);
    }
}
