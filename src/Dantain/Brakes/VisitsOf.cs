using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Brakes;

/// <summary>The promised visits of a person: those with an item of their own, and those they booked for somebody else.</summary>
public static class VisitsOf
{
    /// <param name="db">The database.</param>
    /// <param name="subject">The person's key.</param>
    public static async Task<List<Booking>> StandingAsync(DantainDb db, long subject)
    {
        var own = db.Items.Where(i => i.Subject == subject && i.Active).Select(i => new { i.Day, No = i.Booking });
        var others = from mark in db.BrakeMarks
                     where mark.Kind == BrakeKind.Applicant && mark.Key == subject
                     join booking in db.Bookings on mark.Reference equals booking.Reference
                     select new { booking.Day, booking.No };
        return await (from found in own.Union(others)
                      join booking in db.Bookings on found equals new { booking.Day, booking.No }
                      where booking.Sealed != null && (booking.State == BookingState.Confirmed || booking.State == BookingState.Arrived)
                      orderby booking.Day, booking.No
                      select booking).AsNoTracking().ToListAsync();
    }
}
