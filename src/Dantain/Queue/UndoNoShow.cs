using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record NoShowUndone(int Booking) : Outcome;

/// <summary>
/// That nobody came for a visit was a mistake: it is expected again, as before, on the place it kept and with its card. Refused once the day is closed,
/// and where a subject has booked anew or the card is gone meanwhile.
/// </summary>
public sealed record UndoNoShow(int Booking) : OfficeDayCommand<NoShowUndone>
{
    internal override int? MayStandAgain => Booking;

    public override Result<NoShowUndone> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return QueueRefusals.DayClosed;
        if (day.Booking(Booking) is not { } booking) return States.NoBooking;
        if (!booking.State.Allows(BookingAction.UndoNoShow)) return States.NotNow(booking.State);
        if (day.AgainstStandingAgain(booking) is { } taken) return taken;
        day.Put(day.StandAgain(booking) with { State = BookingState.Confirmed });
        return new NoShowUndone(Booking);
    }
}
