using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

public sealed record HoldExtended(int Booking, DateTimeOffset Until) : Outcome;

/// <summary>
/// One tap gives the hold its full time again, up to the number of times the city allows (WCAG 2.2.1). Once the held time has come there is
/// nothing left to keep: the place is needed by those who stand here.
/// </summary>
public sealed record ExtendHold(int Booking) : OfficeDayCommand<HoldExtended>
{
    public override Result<HoldExtended> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Booking(Booking) is not { } held) return States.NoBooking;
        if (held.State == BookingState.Expired || held.HoldUntil <= now) return BookingRefusals.HoldOver;
        if (held.IsForNow || !held.State.Allows(BookingAction.Extend)) return States.NotNow(held.State);
        if (held.Extensions >= day.City.Rules.HoldExtensions) return BookingRefusals.NoMoreExtensions;
        if (now >= day.At(held.Start)) return PlaceRefusals.SlotPast;
        var until = now.AddMinutes(day.City.Rules.HoldMinutes);
        day.Put(held with { HoldUntil = until, Extensions = held.Extensions + 1 });
        return new HoldExtended(Booking, until);
    }
}
