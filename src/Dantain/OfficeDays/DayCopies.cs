using System.Collections.Concurrent;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>The copies of office-days this node has in memory. Only the lane looks into them; they hold no personal data.</summary>
sealed class DayCopies(DayLoader loader, CityClock clock)
{
    readonly ConcurrentDictionary<DayId, Entry> copies = [];

    public int Count => copies.Count;

    /// <summary>The copy, loaded when it is not here; null for an office the city does not have.</summary>
    public Task<OfficeDay?> GetAsync(DayId id)
    {
        var entry = copies.GetOrAdd(id, key => new(new(() => loader.LoadAsync(key))));
        entry.UsedAt = clock.Now;
        var task = entry.Day.Value;
        // A load that failed is not kept: the next caller tries again.
        if (task.IsFaulted || task is { IsCompletedSuccessfully: true, Result: null }) copies.TryRemove(new(id, entry));
        return task;
    }

    public OfficeDay? Loaded(DayId id) => copies.TryGetValue(id, out var entry) && entry.Day is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: { } day } } ? day : null;
    public void Drop(DayId id) => copies.TryRemove(id, out _);

    public IEnumerable<DayId> Idle(TimeSpan since) => copies.Where(c => clock.Now - c.Value.UsedAt > since).Select(c => c.Key);
    public IEnumerable<DayId> All => copies.Keys;

    sealed class Entry(Lazy<Task<OfficeDay?>> day)
    {
        public Lazy<Task<OfficeDay?>> Day { get; } = day;
        public DateTimeOffset UsedAt { get; set; }
    }
}
