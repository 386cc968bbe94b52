using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

public sealed record ContactChanged(int Booking) : Outcome;

/// <summary>The person is reached in another way from now on, or collects the card elsewhere. The new contact is told, and gets the reminders.</summary>
/// <param name="Booking">The visit.</param>
/// <param name="Applicant">The same person with what has changed.</param>
public sealed record ChangeContact(int Booking, SealedPerson Applicant) : OfficeDayCommand<ContactChanged>
{
    public override Result<ContactChanged> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Booking(Booking) is not { } booking) return States.NoBooking;
        if (!booking.State.Allows(BookingAction.ChangeContact)) return States.NotNow(booking.State);
        var changed = booking with { Sealed = Applicant.Blob };
        day.Put(changed);
        if (Applicant.HasContact) day.Tell(changed);
        return new ContactChanged(Booking);
    }
}
