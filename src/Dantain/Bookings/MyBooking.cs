using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Bookings;

/// <summary>Where a booking is now and what stands in it, read from the database by reference: right on every node, whatever the copies know.</summary>
public sealed record MyBooking(Booking Booking, int[] Services, Ticket? Ticket)
{
    public DayId Day => new(Booking.Day);

    public static async Task<MyBooking?> FindAsync(DantainDb db, string reference)
    {
        if (await db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.Reference == reference) is not { } booking) return null;
        var services = await db.Items.Where(i => i.Day == booking.Day && i.Booking == booking.No).OrderBy(i => i.No).Select(i => i.Service).ToArrayAsync();
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Day == booking.Day && t.No == booking.No);
        return new(booking, services, ticket);
    }

    /// <summary>
    /// The visit as it stood before the move with this request id. A move that is asked for again then starts where it started first, and is
    /// the same command with the same answer, though the visit is elsewhere by now. The visit as it is when there was no such move.
    /// </summary>
    public async Task<MyBooking> BeforeMoveAsync(DantainDb db, Guid request) =>
        await db.Facts.AsNoTracking().SingleOrDefaultAsync(f => f.Request == request) is { Kind: nameof(VisitMovedHere) } fact
            && FactText.Read(fact) is VisitMovedHere moved && moved.Reference == Booking.Reference
            ? this with { Booking = Booking with { Day = moved.FromDay, No = moved.FromBooking } }
            : this;
}
