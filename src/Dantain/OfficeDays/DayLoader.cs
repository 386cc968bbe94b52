using Dantain.Cities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.OfficeDays;

/// <summary>Reads office-days into memory, each in one snapshot, the version first; drafts a day that nobody has asked for yet.</summary>
sealed class DayLoader(Store store, CityVersions cities, CityClock clock)
{
    public async Task<OfficeDay?> LoadAsync(DayId id)
    {
        if (cities.Current.Office(id.Office) is not { } office) return null;
        return await ReadAsync(id) ?? await DraftAsync(id, office);
    }

    /// <summary>
    /// Brings those copies up to date that another node has overtaken: reads only rows that a newer version of the day has written. In a
    /// transaction of the caller that holds these days, or each in a snapshot of its own.
    /// </summary>
    public async Task RefreshAsync(DantainDb db, IReadOnlyCollection<OfficeDay> days)
    {
        int[] ids = [.. days.Select(d => d.Head.Id)];
        var heads = await db.Days.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id);
        foreach (var day in days)
            if (heads[day.Head.Id] is { } head && head.Version > day.Head.Version)
                await (db.Database.CurrentTransaction is null ? RefreshAsync(day) : ReadRowsAsync(db, day, head));
    }

    public async Task RefreshAsync(OfficeDay day)
    {
        await using var db = store.Open();
        await using var tx = await store.SnapshotAsync(db);
        await RefreshAsync(db, [day]);
    }

    async Task<OfficeDay?> ReadAsync(DayId id)
    {
        await using var db = store.Open();
        await using var tx = await store.SnapshotAsync(db);
        if (await db.Days.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id.Value) is not { } head) return null;
        var day = new OfficeDay(head with { Version = 0 }, await cities.VersionAsync(head.Pack));
        await ReadRowsAsync(db, day, head);
        return day;
    }

    async Task ReadRowsAsync(DantainDb db, OfficeDay day, DayHead head)
    {
        var after = day.Head.Version;
        if (head.Pack != day.City.Version) day.Follow(await cities.VersionAsync(head.Pack));
        await ReadAsync(day.Slots);
        await ReadAsync(day.Stocks);
        await ReadAsync(day.SeriesOf);
        await ReadAsync(day.Bookings);
        await ReadAsync(day.Items);
        await ReadAsync(day.Tickets);
        await ReadAsync(day.Counters);
        await ReadAsync(day.Slips);
        day.Head = head;

        async Task ReadAsync<T>(DayTable<T> table) where T : DayRow
        {
            var rows = db.Set<T>().AsNoTracking().Where(r => r.Day == head.Id);
            if (after > 0) rows = rows.Where(r => EF.Property<int>(r, DayTables.Version) > after);
            await foreach (var row in rows.AsAsyncEnumerable()) table.Load(row);
        }
    }

    /// <summary>Two nodes may draft the same day at once: the second finds the first one's rows.</summary>
    async Task<OfficeDay?> DraftAsync(DayId id, Office office)
    {
        var draft = DraftOfficeDay.For(cities.Current, office, id.Date, clock.Now);
        await using (var db = store.Open())
        {
            db.Add(draft.Days[0] with { Version = 1 });
            Add(draft.Slots.Inserts);
            Add(draft.Stocks.Inserts);
            Add(draft.Counters.Inserts);
            try { await db.SaveChangesAsync(); }
            catch (DbUpdateException) { if (!await IsThereAsync(id)) throw; }

            void Add<T>(List<T> rows) where T : DayRow
            {
                foreach (var row in rows) db.Add(row).Property(DayTables.Version).CurrentValue = 1;
            }
        }
        return await ReadAsync(id);
    }

    async Task<bool> IsThereAsync(DayId id)
    {
        await using var db = store.Open();
        return await db.Days.AnyAsync(d => d.Id == id.Value);
    }
}
