using System.Collections.Concurrent;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>The copies of office-days this node has in memory. Only the lane looks into them; they hold no personal data.</summary>
sealed class DayCopies(DayLoader loader, CityClock clock)
{
    readonly ConcurrentDictionary<DayId, Entry> copies = [];

    public IEnumerable<DayId> All => copies.Keys;

    /// <summary>The copy, loaded when it is not here; null for an office the city does not have.</summary>
    public Task<OfficeDay?> GetAsync(DayId id)
    {
        var entry = copies.GetOrAdd(id, static (key, all) => new(entry => all.LoadAsync(key, entry)), this);
        entry.UsedAt = clock.Now;
        return entry.Day.Value;
    }

    /// <summary>A load that failed or found nothing is not kept: the next caller tries again.</summary>
    async Task<OfficeDay?> LoadAsync(DayId id, Entry entry)
    {
        OfficeDay? day = null;
        try { return day = await loader.LoadAsync(id); }
        finally { if (day is null) copies.TryRemove(new(id, entry)); }
    }

    public OfficeDay? Loaded(DayId id) => copies.TryGetValue(id, out var entry) && entry.Day is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: { } day } } ? day : null;
    public void Drop(DayId id) => copies.TryRemove(id, out _);

    /// <summary>Whether nobody has used the copy for this long and no hold on it runs; asked in the lane.</summary>
    public bool MayGo(DayId id, TimeSpan idle) =>
        !copies.TryGetValue(id, out var entry) || (clock.Now - entry.UsedAt > idle && !(Loaded(id)?.LastHoldUntil > clock.Now));

    sealed class Entry
    {
        public Entry(Func<Entry, Task<OfficeDay?>> load) => Day = new(() => load(this));
        public Lazy<Task<OfficeDay?>> Day { get; }
        public DateTimeOffset UsedAt { get; set; }
    }
}
