using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.CardStock;

/// <summary>
/// Writes into the ledger. What was handed over at visits up to now is written first, so a count is compared with what should be there at that
/// moment. The same request again writes nothing more; of two who write at once, the second decides on what the first has left.
/// </summary>
public sealed class RecordStock(Store store, CityVersions cities, CityClock clock)
{
    const int MostAttempts = 10;

    /// <returns>The line that was written, now or by this request before.</returns>
    public async Task<Result<BlankEntry>> RunAsync(Office office, BlankKind blank, StockAct act, Actor actor, Guid request)
    {
        if (!office.BlanksADay.ContainsKey(blank.Code)) return StockRefusals.UnknownKind;
        for (var attempt = 1; ; attempt++)
        {
            await using var db = store.Open();
            if (await db.BlankEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Request == request) is { } before)
                return (before.Office, before.Blank, before.Kind) == (office.No, blank.No, act.Kind) ? before : StockRefusals.Changed;
            var (state, last) = await LedgerAsync(db, office, blank);
            if (state.After(act, last.No + 1, clock.Today) is { Refusal: { } refusal }) return refusal;
            last = WriteUsed(db, office, blank, last, await UnwrittenAsync(db, office, blank, last));
            var after = state.After(act, last.No + 1, clock.Today).Value;
            var entry = last with
            {
                No = last.No + 1,
                At = clock.Now,
                Actor = actor.ToString(),
                Request = request,
                Kind = act.Kind,
                Cards = act.Kind is BlankEntryKind.Expected ? act.Cards : after.Balance - last.Balance,
                Balance = after.Balance,
                On = act.On,
                Total = null,
                Of = act.Of,
                Reason = string.IsNullOrWhiteSpace(act.Reason) ? null : act.Reason.Trim(),
            };
            db.Add(entry);
            if (await SaveAsync(db, attempt)) return entry;
            if (attempt == MostAttempts) return StockRefusals.Changed;
        }
    }

    /// <summary>Writes what was handed over and is not written yet, so that the ledger has a line for every day.</summary>
    public async Task WriteUsedAsync(Office office, BlankKind blank)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            await using var db = store.Open();
            if (await LastAsync(db, office, blank) is not { } last || await UnwrittenAsync(db, office, blank, last) is not { Count: > 0 } used) return;
            WriteUsed(db, office, blank, last, used);
            if (await SaveAsync(db, attempt)) return;
        }
    }

    /// <summary>How it stands now, what was handed over and not written yet included; and the last line.</summary>
    internal async Task<(StockState State, BlankEntry Last)> LedgerAsync(DantainDb db, Office office, BlankKind blank)
    {
        if (await LastAsync(db, office, blank) is not { } last) return (new(0, [], IsCounted: false), new() { Office = office.No, Blank = blank.No });
        var today = clock.Today;
        var expected = await db.BlankEntries.AsNoTracking().Where(e => e.Office == office.No && e.Blank == blank.No && e.Kind == BlankEntryKind.Expected
            && !db.BlankEntries.Any(end => end.Office == e.Office && end.Blank == e.Blank && end.Of == e.No)).OrderBy(e => e.On).ThenBy(e => e.No).ToListAsync();
        var used = (await UnwrittenAsync(db, office, blank, last)).Sum(u => u.More);
        return (new(last.Balance - used, [.. expected.Select(e => new ExpectedCards(e.No, e.On!.Value, e.Cards))]), last);
    }

    static Task<BlankEntry?> LastAsync(DantainDb db, Office office, BlankKind blank) =>
        db.BlankEntries.AsNoTracking().Where(e => e.Office == office.No && e.Blank == blank.No).OrderByDescending(e => e.No).FirstOrDefaultAsync();

    /// <summary>Days on which more, or less, was handed over than is written. What was used before the first count is in none.</summary>
    async Task<IReadOnlyList<(DateOnly On, int More, int Total)>> UnwrittenAsync(DantainDb db, Office office, BlankKind blank, BlankEntry last)
    {
        if (last.No == 0)
        {
            // The first count finds what is left: what went before it that day is remembered, and changes nothing.
            return [.. (await UsedCards.ReadAsync(db, cities.Current, office.No, blank, clock.Today, clock.Today)).Where(u => u.Cards > 0).Select(u => (u.On, 0, u.Cards))];
        }
        var lines = db.BlankEntries.AsNoTracking().Where(e => e.Office == office.No && e.Blank == blank.No);
        var written = await lines.Where(e => e.Kind == BlankEntryKind.Used).OrderByDescending(e => e.No).Select(e => new { e.On, e.Total }).FirstOrDefaultAsync();
        var from = written?.On ?? clock.DateOf(await lines.OrderBy(e => e.No).Select(e => e.At).FirstAsync());
        return
        [
            .. (await UsedCards.ReadAsync(db, cities.Current, office.No, blank, from, clock.Today))
                .Select(u => (u.On, More: u.Cards - (u.On == written?.On ? written.Total ?? 0 : 0), Total: u.Cards)).Where(u => u.More != 0),
        ];
    }

    BlankEntry WriteUsed(DantainDb db, Office office, BlankKind blank, BlankEntry last, IReadOnlyList<(DateOnly On, int More, int Total)> used)
    {
        foreach (var (on, more, total) in used)
        {
            last = new()
            {
                Office = office.No,
                Blank = blank.No,
                No = last.No + 1,
                At = clock.Now,
                Actor = Actor.System.ToString(),
                Request = RequestId.For($"used:{office.No}:{blank.No}:{last.No + 1}"),
                Kind = BlankEntryKind.Used,
                Cards = -more,
                Balance = last.Balance - more,
                On = on,
                Total = total,
            };
            db.Add(last);
        }
        return last;
    }

    /// <summary>False when somebody else was faster, and it is to be decided anew.</summary>
    static async Task<bool> SaveAsync(DantainDb db, int attempt)
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) when (attempt <= MostAttempts) { return false; }
        return true;
    }
}
