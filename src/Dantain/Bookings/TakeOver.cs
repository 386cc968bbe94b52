using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

public sealed record LinkTakenOver(int Booking, string Reference) : Outcome;

/// <summary>
/// The person whose visit it is, known by their document, takes it over from whoever booked with their number. The visit gets a new reference:
/// link, QR and the code that is read out are made of it, so all old ones find nothing from this commit on, at the door too. Number, place and
/// turn stay. With it goes the old contact.
/// </summary>
/// <param name="Booking">The visit.</param>
/// <param name="Applicant">The same person with the contact they give now.</param>
public sealed record TakeOver(int Booking, SealedPerson Applicant) : OfficeDayCommand<LinkTakenOver>
{
    public override Result<LinkTakenOver> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Booking(Booking) is not { } booking) return States.NoBooking;
        if (!booking.State.Allows(BookingAction.TakeOver)) return States.NotNow(booking.State);
        var taken = booking with { Reference = day.DrawReference(), Sealed = Applicant.Blob };
        day.Put(taken);
        if (Applicant.HasContact) day.Tell(taken);
        return new LinkTakenOver(Booking, taken.Reference!);
    }
}
