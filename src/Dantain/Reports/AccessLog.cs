using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Reports;

/// <summary>One look as an administrator reads it. <paramref name="Number"/> is what the visitor was called by that day.</summary>
public sealed record AccessRow(int Id, DateTimeOffset At, string? Staff, int StaffNo, DayId Day, string? Number, AccessReason Why);

/// <summary>Who looked at whose data, when and why; the newest first.</summary>
public static class AccessLog
{
    /// <param name="db">The database.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant after the last.</param>
    /// <param name="before">Goes on below this entry; null begins with the newest.</param>
    /// <param name="most">Entries at most.</param>
    public static async Task<IReadOnlyList<AccessRow>> ReadAsync(DantainDb db, DateTimeOffset from, DateTimeOffset to, int? before, int most)
    {
        var entries = await db.AccessLog.AsNoTracking().Where(e => e.At >= from && e.At < to && (before == null || e.Id < before)).OrderByDescending(e => e.Id).Take(most)
            .Select(e => new
            {
                Entry = e,
                Name = db.Staff.Where(s => s.Id == e.Staff).Select(s => s.UserName).FirstOrDefault(),
                Number = db.Bookings.Where(b => b.Day == e.Day && b.No == e.Booking).Select(b => new { b.Series, b.Number }).FirstOrDefault(),
            }).ToListAsync();
        return
        [
            .. entries.Select(e => new AccessRow(e.Entry.Id, e.Entry.At, e.Name, e.Entry.Staff, new(e.Entry.Day),
                e.Number is { Series: { } series, Number: { } number } ? Series.Show(series, number) : null, e.Entry.Why)),
        ];
    }
}
