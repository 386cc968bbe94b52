using System.Text;
using Dantain.Applications;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>A message with everything it needs, alive only while it is sent.</summary>
public sealed record ReadyMessage(IMessageChannel Channel, Person Person, string Address, Letter Letter, Written Words);

/// <summary>Makes a message from the booking as it is now: address, facts and words.</summary>
public sealed class ComposeMessage(Store store, Vault vault, CityVersions cities, MessageSettings settings, MessageChannels channels)
{
    /// <summary>Null when it is no longer true, or nobody can be reached this way any more.</summary>
    public async Task<ReadyMessage?> RunAsync(Message message)
    {
        await using var db = store.Open();
        var booking = await db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.Day == message.Day && b.No == message.Booking);
        if (booking is not { Sealed: { } blob, Reference: { } reference } || !IsStillTrue(message.Kind, booking.State)) return null;
        var (person, day) = (vault.OpenPerson(blob), new DayId(message.Day));
        var city = await cities.VersionAsync(booking.Pack);
        if (channels.Of(message.Way) is not { } channel || channel.AddressOf(person) is not { } address || city.Office(day.Office) is not { } office) return null;
        var key = vault.Digest(Encoding.UTF8.GetBytes(address));
        var proven = message.Way == MessageWay.Push || await db.ContactAnswers.AnyAsync(c => c.Address == key && c.ProvenAt != null);
        var documents = await DocumentsAsync(db, message);
        if (documents is { Count: 0 }) return null;   // collected, withdrawn or sent on meanwhile
        if (message.Kind == MessageKind.Link && !proven) return null;   // another contact meanwhile, which has not answered
        var offered = booking.State != BookingState.Held ? null : await db.Waitlist.Where(e => e.OfferDay == booking.Day && e.OfferBooking == booking.No).Select(e => new { e.Reference, e.Offers }).SingleOrDefaultAsync();
        // To the ticket; while a place is only offered, to the page of the waitlist where the offer is answered.
        var path = booking.State != BookingState.Held ? $"/tiket/{vault.TokenFor(reference)}" : offered is null ? null : $"/daftar-tunggu/{vault.WaitTokenFor(offered.Reference)}";
        var letter = new Letter(message.Kind, person.Language, city, office, day, booking.Start, booking.Label, reference)
        {
            Link = proven && path is not null && settings.PublicUrl is { } url ? url + path : null,
            Until = booking.HoldUntil,
            IsLastOffer = offered?.Offers >= city.Rules.Waitlist.MaxOffers,
            Prove = !proven && settings.PublicUrl is { } home ? $"{home}/kontak/{ContactProof.CodeOf(vault, message.Id)}" : null,
            AsksReply = !proven && message.Way == MessageWay.Sms && settings.SmsAnswers,
            Ahead = settings.AheadAt,
            CheckAt = settings.PublicUrl is { } own ? $"{own}/cek-pesan" : null,
        };
        if (documents is [var first, ..])
            letter = letter with
            {
                Office = city.Office(first.PickUpAt) ?? office,
                Receipt = first.Receipt,
                PromisedOn = documents.Max(d => d.PromisedOn),
                Documents = [.. documents.Select(d => city.Service(d.Service)?.Name.In(person.Language)).OfType<string>().Distinct()],
                Link = letter.Link is null ? null : $"{settings.PublicUrl}/tanda-terima/{vault.ReceiptTokenFor(first.Receipt)}",
            };
        return new(channel, person, address, letter, channels.Words(letter));
    }

    /// <summary>The documents of which it is still true; null for a message about the visit.</summary>
    static async Task<IReadOnlyList<Application>?> DocumentsAsync(DantainDb db, Message message)
    {
        if (message.Kind is not (MessageKind.Receipt or MessageKind.Ready or MessageKind.Lacking or MessageKind.Uncollected)) return null;
        var all = await WorkList.OfVisitAsync(db, message.Day, message.Booking);
        return [.. all.Where(a => message.Kind switch
        {
            MessageKind.Ready or MessageKind.Uncollected => a.CanBeCollected,
            MessageKind.Lacking => a.State == ApplicationState.ReturnedIncomplete,
            _ => a.IsOpen && a.State != ApplicationState.Ready,
        })];
    }

    static bool IsStillTrue(MessageKind kind, BookingState state) => kind switch
    {
        MessageKind.Revoked => state == BookingState.RevokedByOffice,
        MessageKind.Ahead => state == BookingState.Arrived,
        MessageKind.Offered => state == BookingState.Held,
        MessageKind.Link => state is BookingState.Held or BookingState.Confirmed or BookingState.Arrived,
        MessageKind.Lost or MessageKind.Contact => state is BookingState.Confirmed or BookingState.Arrived,
        MessageKind.Receipt or MessageKind.Ready or MessageKind.Lacking or MessageKind.Uncollected => state == BookingState.Closed,
        _ => state == BookingState.Confirmed,
    };
}
