using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record DidNotCome(int Booking) : Outcome;

/// <summary>
/// A confirmed visit nobody came for, once its time to arrive is over. Its place was its own and stays used, its card goes back at once.
/// By itself it has no consequence for anyone (penalties are off by default), and whoever comes later that day still checks in.
/// </summary>
public sealed record MarkNoShow(int Booking) : OfficeDayCommand<DidNotCome>
{
    public override Result<DidNotCome> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Booking(Booking) is not { } booking) return States.NoBooking;
        if (!booking.State.Allows(BookingAction.MarkNoShow)) return States.NotNow(booking.State);
        if (now <= day.At(booking.Start).AddMinutes(day.City.Rules.CheckInAfterMinutes)) return States.NotOverYet;
        if (day.Displaced().Contains(Booking)) return QueueRefusals.Displaced;
        day.End(booking, BookingState.NoShow);
        return new DidNotCome(Booking);
    }
}
