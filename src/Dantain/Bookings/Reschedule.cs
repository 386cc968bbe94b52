using System.Text.Json.Serialization;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

/// <summary>
/// A held or confirmed visit moves to another time, day or office as one act: it is moved only when the new place is free, and the old
/// place is never lost to a refusal. Who chooses again in the journey moves their hold. A person may move a promise until the city's
/// deadline, the office (<paramref name="ByOffice"/>) always, and so may a person whose promise the day can no longer keep. Who waits in the
/// hall, with or without a promise, may come another time instead, until they are at a counter: they leave the hall with a booked place.
/// Where the place was offered from the waitlist, <paramref name="Offer"/> is the hold on it, which the visit takes over.
/// </summary>
public sealed record Reschedule(int Booking, TimeOnly At, bool ByOffice = false, int? Offer = null) : TwoDayCommand<VisitMovedHere>
{
    /// <summary>The sealed applicant as read from the old booking: the copy in memory has none.</summary>
    [JsonIgnore]
    public byte[]? Sealed { get; init; }

    public override Result<VisitMovedHere> Decide(OfficeDay from, OfficeDay to, DateTimeOffset now)
    {
        if (from.Booking(Booking) is not { } old) return States.NoBooking;
        if (old.State == BookingState.Expired || old.HoldUntil <= now) return BookingRefusals.HoldOver;
        if (old.IsForNow || !old.State.Allows(BookingAction.Reschedule)) return States.NotNow(old.State);
        var ticket = old.State == BookingState.Arrived ? from.Ticket(Booking) : null;
        if (ticket is { } here && !here.State.Allows(TicketAction.Leave)) return States.NotNow(here.State);
        if (ticket is null && !ByOffice && from.AgainstChanging(old, now) is { } tooLate && !from.Displaced().Contains(Booking)) return tooLate;
        ItemAsk[] items = [.. from.ItemsOf(old).Select(i => new ItemAsk(i.Service, i.Subject))];

        // The old place is given up first, so that neither it nor the person's own items stand in the way of the new one;
        // a refusal takes that back.
        var before = (from.Save(), to.Save());
        if (ticket is not null) from.GoOnElsewhere(ticket, now);
        from.End(old, BookingState.Moved, takesAgain: from == to);
        if ((GiveUpOffer(to, now) ?? PlaceRules.Check(to, At, Channel.Online, items, now)) is { } refusal)
        {
            to.UndoTo(before.Item2);
            from.UndoTo(before.Item1);
            return refusal;
        }
        from.Put(from.Booking(Booking)! with { Reference = null });
        var until = old.HoldUntil is null ? (DateTimeOffset?)null : now.AddMinutes(to.City.Rules.HoldMinutes);
        var moved = to.Take(new()
        {
            Reference = old.Reference,
            Channel = Channel.Online,
            State = old.State == BookingState.Held ? BookingState.Held : BookingState.Confirmed,
            Start = At,
            HoldUntil = until,
            Extensions = old.Extensions,
            English = old.English,
            Priority = old.Priority,
            Village = old.Village,
            Sealed = Sealed,
        }, items);
        if (from == to) to.KeepWhatIsLeft(old, moved);
        if (moved.State == BookingState.Confirmed) to.Put(moved = to.GiveNumber(moved));
        if (moved.State == BookingState.Confirmed) to.Tell(moved);
        from.Note(new VisitMovedAway(Booking, to.Head.Id, moved.No));
        return new VisitMovedHere(moved.No, moved.Reference!, moved.Label, At, until, from.Head.Id, Booking, [.. items.Select(i => i.Service)], moved.Village);
    }

    Refusal? GiveUpOffer(OfficeDay to, DateTimeOffset now)
    {
        if (Offer is not { } no) return null;
        if (to.Booking(no) is not { State: BookingState.Held } hold || hold.HoldUntil <= now || hold.Start != At) return BookingRefusals.HoldOver;
        to.Put(to.End(hold, BookingState.Moved, takesAgain: true) with { Reference = null });
        return null;
    }
}
