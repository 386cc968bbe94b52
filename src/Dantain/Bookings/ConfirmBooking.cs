using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

public sealed record BookingConfirmed(int Booking, string Reference, string Number, TimeOnly Start, int[] Services, string? Village, BookedBy? By = null) : Outcome;

/// <summary>The held place becomes a promise and gets its number. Contact details typed after the hold come with it, and who filled it in when that was somebody else.</summary>
public sealed record ConfirmBooking(int Booking, SealedPerson? Applicant = null, BookedBy? By = null) : OfficeDayCommand<BookingConfirmed>
{
    public override Result<BookingConfirmed> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Booking(Booking) is not { } held) return States.NoBooking;
        if (held.State == BookingState.Expired || held.HoldUntil <= now) return BookingRefusals.HoldOver;
        if (held.IsForNow || !held.State.Allows(BookingAction.Confirm)) return States.NotNow(held.State);
        var booking = day.GiveNumber(held) with { State = BookingState.Confirmed, HoldUntil = null, Sealed = Applicant?.Blob ?? held.Sealed };
        day.Put(booking);
        if (Applicant is not { HasContact: false }) day.Tell(booking);
        return new BookingConfirmed(Booking, booking.Reference!, booking.Label!, booking.Start, [.. day.ItemsOf(booking).Select(i => i.Service)], booking.Village, By);
    }
}
