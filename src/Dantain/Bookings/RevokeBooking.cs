using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

public sealed record BookingRevoked(int Booking, string Reason) : Outcome;

/// <summary>The office takes a promise back, with a reason code (closure, cards not delivered …). Never counts against the person.</summary>
public sealed record RevokeBooking(int Booking, string Reason) : OfficeDayCommand<BookingRevoked>
{
    public override Result<BookingRevoked> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Booking(Booking) is not { } booking) return States.NoBooking;
        if (!booking.State.Allows(BookingAction.Revoke)) return States.NotNow(booking.State);
        day.Tell(day.End(booking, BookingState.RevokedByOffice));
        return new BookingRevoked(Booking, Reason);
    }
}
