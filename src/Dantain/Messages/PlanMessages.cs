using System.Security.Cryptography;
using Dantain.Bookings;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Waitlists;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>
/// Turns notices, the outbox that the lane writes, into messages. A notice goes in the transaction that plans its messages, and
/// (booking, fact, kind, way) is unique: whatever fails between, and on however many nodes, each is planned once.
/// </summary>
public sealed class PlanMessages(Store store, Vault vault, CityClock clock, MessageChannels channels)
{
    const int MostAtOnce = 200;

    /// <summary>How many notices were worked off.</summary>
    public async Task<int> RunAsync()
    {
        await using var look = store.Open();
        var notices = await look.Notices.AsNoTracking().OrderBy(n => n.Day).ThenBy(n => n.No).Take(MostAtOnce).ToListAsync();
        var planned = 0;
        foreach (var notice in notices)
        {
            await using var db = store.Open();
            try
            {
                db.AddRange(await PlanAsync(db, notice));
                db.Remove(notice);
                await db.SaveChangesAsync();
                planned++;
            }
            catch (DbUpdateException)
            {
                // Another node has planned it. One that nobody has stays, and is tried again.
            }
            catch (Exception fault) when (fault is CryptographicException or InvalidDataException)
            {
                // Its person cannot be opened here, a key is missing: it stays until that is back, and those behind it go on.
            }
        }
        return planned;
    }

    async Task<List<Message>> PlanAsync(DantainDb db, Notice notice)
    {
        var fact = await db.Facts.AsNoTracking().SingleAsync(f => f.Day == notice.Day && f.No == notice.No);
        var booking = await db.Bookings.AsNoTracking().SingleAsync(b => b.Day == notice.Day && b.No == notice.Booking);
        if (booking.Sealed is not { } blob) return [];
        var person = vault.OpenPerson(blob);
        var start = clock.Instant(new DayId(notice.Day).Date, booking.Start);
        var now = clock.Now;
        MessageKind? first = fact.Kind switch
        {
            nameof(PlaceBooked) or nameof(BookingConfirmed) => MessageKind.Booked,
            nameof(VisitMovedHere) => MessageKind.Moved,
            nameof(BookingRevoked) => MessageKind.Revoked,
            nameof(ContactChanged) or nameof(LinkTakenOver) => MessageKind.Contact,
            nameof(PlaceOffered) when booking.State == BookingState.Held => MessageKind.Offered,
            _ => null,
        };
        var times = new List<(MessageKind Kind, DateTimeOffset Due)>();
        if (first is { } kind) times.Add((kind, now));
        if (first is MessageKind.Contact) db.RemoveRange(await db.Messages.Where(m => m.Day == notice.Day && m.Booking == notice.Booking && m.State == MessageState.Waiting).ToListAsync());
        if (first is MessageKind.Booked or MessageKind.Moved or MessageKind.Contact) times.AddRange(MessageTimes.Reminders(clock, now, start));
        return [.. from way in channels.WaysTo(person) from time in times select New(notice, time.Kind, way, time.Due, start, booking.HoldUntil)];
    }

    Message New(Notice notice, MessageKind kind, MessageWay way, DateTimeOffset due, DateTimeOffset start, DateTimeOffset? held) => new()
    {
        Day = notice.Day,
        Booking = notice.Booking,
        Fact = notice.No,
        Kind = kind,
        Way = way,
        Due = MessageTimes.Allowed(clock, due),
        Until = kind == MessageKind.Offered ? held!.Value : kind is MessageKind.DayBefore or MessageKind.TwoHours || start > due.AddHours(12) ? start : due.AddHours(12),
    };
}
