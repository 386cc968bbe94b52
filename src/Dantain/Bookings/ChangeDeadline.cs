using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

/// <summary>Until when a person may cancel or move a visit without the office; later the place would go to nobody.</summary>
static class ChangeDeadline
{
    /// <summary>A hold is nobody's promise and has no deadline.</summary>
    public static Refusal? AgainstChanging(this OfficeDay day, Booking booking, DateTimeOffset now)
    {
        if (booking.State != BookingState.Confirmed) return null;
        var (start, minutes) = (day.At(booking.Start), day.City.Rules.CancelUntilMinutes);
        if (now > start) return PlaceRefusals.SlotPast;
        return now > start.AddMinutes(-minutes) ? BookingRefusals.TooLateToChange(minutes) : null;
    }
}
