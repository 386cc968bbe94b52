using Dantain.History;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.OfficeDays;

/// <summary>
/// What the copies of a batch's days cannot know, asked once for the whole batch: the active items of the subjects it names, wherever they
/// are, the versions of its days, and request ids already answered. It may be read while the batch before is still being written; what that
/// one changed is then followed. Copies may not be fresher than this: whoever sees what a request did must also see that it was answered, or
/// its repetition would be refused for what it did itself.
/// </summary>
sealed class BatchLookup
{
    IReadOnlyDictionary<int, int> versions = new Dictionary<int, int>();

    public Dictionary<Guid, Fact> Answered { get; } = [];
    public SubjectIndex Subjects { get; } = new();
    /// <summary>Holds of these subjects whose time is over and that nobody has expired yet.</summary>
    public HashSet<(DayId Day, int Booking)> Overdue { get; } = [];

    /// <param name="within">A transaction to read in, where the days are locked.</param>
    public static async Task<BatchLookup> ReadAsync(IDayWriter storage, Store store, IReadOnlyCollection<Pending> batch, DateTimeOffset now, DantainDb? within = null)
    {
        var found = await storage.LookUpAsync(new(
            [.. batch.SelectMany(p => p.Command.Subjects).Concat(await StandingAgainAsync(store, batch, within)).Distinct()],
            [.. batch.SelectMany(p => p.Days).Distinct().Select(d => d.Value)],
            [.. batch.Select(p => p.Request)]), within);
        var lookup = new BatchLookup { versions = found.Versions };
        foreach (var item in found.Active)
        {
            lookup.Subjects.Add(item.Subject, item.Group, new(item.Day));
            if (item.HoldUntil <= now) lookup.Overdue.Add((new(item.Day), item.Booking));
        }
        if (found.Answered.Count == 0) return lookup;
        await using var own = within is null ? store.Open() : null;
        foreach (var fact in await (within ?? own)!.Facts.AsNoTracking().Where(f => f.Request != null && found.Answered.Contains(f.Request.Value)).ToListAsync())
            lookup.Answered[fact.Request!.Value] = fact;
        return lookup;
    }

    /// <summary>Subjects of bookings that were over and may stand again in this batch; an item's subject never changes.</summary>
    static async Task<List<long>> StandingAgainAsync(Store store, IReadOnlyCollection<Pending> batch, DantainDb? within)
    {
        var asked = batch.Where(p => p.Command.MayStandAgain is not null).ToLookup(p => p.Days[0].Value, p => p.Command.MayStandAgain!.Value);
        var subjects = new List<long>();
        if (asked.Count == 0) return subjects;
        await using var own = within is null ? store.Open() : null;
        foreach (var day in asked)
        {
            int[] bookings = [.. day];
            subjects.AddRange(await (within ?? own)!.Items.Where(i => i.Day == day.Key && bookings.Contains(i.Booking) && i.Subject != null).Select(i => i.Subject!.Value).ToListAsync());
        }
        return subjects;
    }

    /// <summary>Whether another node has written this day since the copy was read.</summary>
    public bool IsAheadOf(OfficeDay copy) => versions.TryGetValue(copy.Head.Id, out var version) && version > copy.Head.Version;

    /// <summary>What became durable on this node after, or while, this was read.</summary>
    public void Follow(DayChanges changes)
    {
        foreach (var item in changes.Items.Leaving.Concat(changes.Items.Inserts).Concat(changes.Items.Updates))
        {
            if (item.Subject is not { } subject) continue;
            if (item.Active) Subjects.Add(subject, item.Group, new(item.Day));
            else Subjects.Remove(subject, item.Group, new(item.Day));
        }
        foreach (var fact in changes.Facts.Inserts)
            if (fact.Request is { } request) Answered[request] = fact;
    }
}
