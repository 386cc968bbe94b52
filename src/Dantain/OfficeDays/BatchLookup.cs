using Dantain.History;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.OfficeDays;

/// <summary>
/// What the copies of a batch's days cannot know, asked once for the whole batch: the days' versions now, request ids already answered,
/// and the active items of the subjects it names, wherever they are.
/// </summary>
sealed class BatchLookup
{
    public Dictionary<int, int> Versions { get; private init; } = [];
    public Dictionary<Guid, Fact> Answered { get; private init; } = [];
    public SubjectIndex Subjects { get; } = new();
    /// <summary>Holds of these subjects whose time is over and that nobody has expired yet.</summary>
    public List<(DayId Day, int Booking)> Overdue { get; } = [];

    public static async Task<BatchLookup> ForAsync(DantainDb db, IReadOnlyCollection<Pending> batch, IReadOnlyCollection<DayId> days, bool askVersions, DateTimeOffset now)
    {
        int[] ids = [.. days.Select(d => d.Value)];
        Guid[] requests = [.. batch.Select(p => p.Request)];
        long[] subjects = [.. batch.SelectMany(p => p.Command.Subjects).Distinct()];
        var lookup = new BatchLookup
        {
            Versions = askVersions ? await db.Days.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Version) : [],
            Answered = await db.Facts.AsNoTracking().Where(f => f.Request != null && requests.Contains(f.Request.Value)).ToDictionaryAsync(f => f.Request!.Value),
        };
        if (subjects.Length == 0) return lookup;
        var active = await db.Items.Where(i => i.Active && i.Subject != null && subjects.Contains(i.Subject.Value))
            .Join(db.Bookings, i => new { i.Day, No = i.Booking }, b => new { b.Day, b.No }, (i, b) => new { i.Day, i.Booking, i.Subject, i.Group, b.State, b.HoldUntil })
            .ToListAsync();
        foreach (var item in active)
        {
            lookup.Subjects.Add(item.Subject!.Value, item.Group, new(item.Day));
            if (item.State == BookingState.Held && item.HoldUntil <= now && !lookup.Overdue.Contains((new(item.Day), item.Booking))) lookup.Overdue.Add((new(item.Day), item.Booking));
        }
        return lookup;
    }
}
