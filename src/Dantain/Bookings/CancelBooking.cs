using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

public sealed record BookingCancelled(int Booking) : Outcome;

/// <summary>The person no longer comes. Never counts against anyone; the place is free for others at once. A hold is nobody's promise and can
/// always be given back; a confirmed visit until the city's deadline. The office takes a promise back by <see cref="RevokeBooking"/>.</summary>
/// <param name="Booking">Its number.</param>
/// <param name="TakesAgain">The same person asks for a place again at once, with other answers: what comes free is not kept for the waitlist.</param>
public sealed record CancelBooking(int Booking, bool TakesAgain = false) : OfficeDayCommand<BookingCancelled>
{
    public override Result<BookingCancelled> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Booking(Booking) is not { } booking) return States.NoBooking;
        if (!booking.State.Allows(BookingAction.Cancel)) return States.NotNow(booking.State);
        if (day.AgainstChanging(booking, now) is { } tooLate) return tooLate;
        day.End(booking, BookingState.CancelledByCitizen, takesAgain: TakesAgain);
        return new BookingCancelled(Booking);
    }
}
