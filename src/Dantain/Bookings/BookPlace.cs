using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

/// <summary>A place is booked and confirmed in one act: by the API, by staff for somebody without a phone.</summary>
public sealed record PlaceBooked(int Booking, string Reference, string Number, TimeOnly Start, Channel Channel, int[] Services, string? Village) : Outcome;

/// <summary>The whole answer to "how is a place booked?"</summary>
public sealed record BookPlace(TimeOnly At, SealedPerson Applicant, IReadOnlyList<ItemAsk> Items, string? Village = null, bool Priority = false)
    : OfficeDayCommand<PlaceBooked>
{
    internal override IEnumerable<long> Subjects => Items.Select(i => i.Subject).OfType<long>();

    public override Result<PlaceBooked> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (PlaceRules.Check(day, At, Channel.Online, Items, now) is { } refusal) return refusal;
        var booking = day.Take(new()
        {
            Reference = day.DrawReference(),
            Channel = Channel.Online,
            State = BookingState.Confirmed,
            Start = At,
            Priority = Priority,
            Village = Village,
            Sealed = Applicant.Blob,
        }, Items);
        booking = day.GiveNumber(booking);
        day.Put(booking);
        if (Applicant.HasContact) day.Tell(booking);
        return new PlaceBooked(booking.No, booking.Reference!, booking.Label!, At, Channel.Online, [.. Items.Select(i => i.Service)], Village);
    }
}
