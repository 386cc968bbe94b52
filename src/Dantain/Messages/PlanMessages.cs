using System.Security.Cryptography;
using Dantain.Applications;
using Dantain.Bookings;
using Dantain.History;
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
public sealed class PlanMessages(Store store, Vault vault, CityClock clock, MessageChannels channels, OpenApplications open)
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
                var fact = await db.Facts.AsNoTracking().SingleAsync(f => f.Day == notice.Day && f.No == notice.No);
                if (!OpenApplications.Concerns(fact)) db.AddRange(await PlanAsync(db, notice, fact));
                else if (!await open.WorkOffAsync(db, notice, fact)) continue;
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
        return planned + await PlanDocumentsAsync();
    }

    /// <summary>What became of applications: one message for all documents of a visit of which the same is to be said.</summary>
    async Task<int> PlanDocumentsAsync()
    {
        await using var look = store.Open();
        var notices = await (from notice in look.ApplicationNotices.OrderBy(n => n.Id).Take(MostAtOnce)
                             join application in look.Applications on notice.Application equals application.Id
                             select new { Notice = notice, application.Day, application.Booking }).AsNoTracking().ToListAsync();
        foreach (var same in notices.GroupBy(n => (n.Day, n.Booking, n.Notice.Told)))
        {
            await using var db = store.Open();
            try
            {
                var (day, booking, told) = same.Key;
                var kind = told switch { Told.Receipt => MessageKind.Receipt, Told.Ready => MessageKind.Ready, Told.Uncollected => MessageKind.Uncollected, _ => MessageKind.Lacking };
                var person = await db.Bookings.Where(b => b.Day == day && b.No == booking).Select(b => b.Sealed).SingleAsync() is { } blob ? vault.OpenPerson(blob) : null;
                var waits = await db.Messages.AnyAsync(m => m.Day == day && m.Booking == booking && m.Kind == kind && m.State == MessageState.Waiting);
                if (person is not null && !waits)
                    db.AddRange(channels.WaysTo(person).Select(way => new Message { Day = day, Booking = booking, Fact = same.First().Notice.Id, Kind = kind, Way = way, Due = MessageTimes.Allowed(clock, clock.Now), Until = clock.Now.AddDays(2) }));
                db.RemoveRange(same.Select(n => n.Notice));
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException) { }   // another node has planned it
            catch (Exception fault) when (fault is CryptographicException or InvalidDataException) { }   // as above: it stays
        }
        return notices.Count;
    }

    async Task<List<Message>> PlanAsync(DantainDb db, Notice notice, Fact fact)
    {
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
            nameof(VisitDisplaced) => MessageKind.Displaced,
            nameof(VisitStands) => MessageKind.Stands,
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
