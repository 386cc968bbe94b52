using Dantain.History;
using Dantain.Shared;

namespace Dantain.OfficeDays;

public sealed record HoldExpired(int Booking) : Outcome;

/// <summary>Nobody confirmed in time: the place is free again. Counts against nobody. The lane does it before it decides on a day.</summary>
public sealed record ExpireHold(int Booking) : OfficeDayCommand<HoldExpired>
{
    public override Result<HoldExpired> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Booking(Booking) is not { } held) return States.NoBooking;
        if (!held.State.Allows(BookingAction.Expire)) return States.NotNow(held.State);
        if (held.HoldUntil > now) return States.NotOverYet;
        day.End(held, BookingState.Expired);
        return new HoldExpired(Booking);
    }
}
