using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record SaidLate(int Booking) : Outcome;

/// <summary>
/// Somebody tells on the day that they will be late. It changes no rule: who comes in the window keeps the turn of the booked time, who comes
/// later is served with a turn from then. The door and the counters see it, so that nobody takes the place for one that is not needed.
/// </summary>
public sealed record SayLate(int Booking) : OfficeDayCommand<SaidLate>
{
    public override Result<SaidLate> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (day.Booking(Booking) is not { } booking) return States.NoBooking;
        if (!booking.State.Allows(BookingAction.SayLate)) return States.NotNow(booking.State);
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        return new SaidLate(Booking);
    }
}
