using Dantain.History;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.OfficeDays;

/// <summary>
/// What the copies of a batch's days cannot know, asked once for the whole batch: the active items of the subjects it names, wherever they
/// are, and request ids already answered. The request ids are read last, after the copies are fresh: whoever sees what a request did must
/// also see that it was answered, or its repetition would be refused for what it did itself.
/// </summary>
sealed class BatchLookup
{
    public Dictionary<Guid, Fact> Answered { get; private set; } = [];
    public SubjectIndex Subjects { get; } = new();
    /// <summary>Holds of these subjects whose time is over and that nobody has expired yet.</summary>
    public HashSet<(DayId Day, int Booking)> Overdue { get; } = [];

    public static async Task<BatchLookup> OfSubjectsAsync(DantainDb db, IReadOnlyCollection<Pending> batch, DateTimeOffset now)
    {
        var lookup = new BatchLookup();
        long[] subjects = [.. batch.SelectMany(p => p.Command.Subjects).Distinct()];
        if (subjects.Length == 0) return lookup;
        var active = await db.Items.Where(i => i.Active && i.Subject != null && subjects.Contains(i.Subject.Value))
            .Join(db.Bookings, i => new { i.Day, No = i.Booking }, b => new { b.Day, b.No }, (i, b) => new { i.Day, i.Booking, i.Subject, i.Group, b.State, b.HoldUntil })
            .ToListAsync();
        foreach (var item in active)
        {
            lookup.Subjects.Add(item.Subject!.Value, item.Group, new(item.Day));
            if (item.State == BookingState.Held && item.HoldUntil <= now) lookup.Overdue.Add((new(item.Day), item.Booking));
        }
        return lookup;
    }

    public async Task AddAnsweredAsync(DantainDb db, IReadOnlyCollection<Pending> batch)
    {
        Guid[] requests = [.. batch.Select(p => p.Request)];
        Answered = await db.Facts.AsNoTracking().Where(f => f.Request != null && requests.Contains(f.Request.Value)).ToDictionaryAsync(f => f.Request!.Value);
    }
}
