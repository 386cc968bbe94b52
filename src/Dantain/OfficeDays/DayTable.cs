using System.Runtime.InteropServices;

namespace Dantain.OfficeDays;

/// <summary>What the lane does with every table of a day, whatever its rows are.</summary>
internal abstract class DayTable
{
    /// <summary>A point to come back to: how many changes have been made since the copy was read.</summary>
    public abstract int Mark { get; }
    public abstract void UndoTo(int mark);
    /// <summary>The changes up to here are durable: they cannot be undone any more, and personal data leaves memory. Later ones still can be.</summary>
    public abstract void AcceptTo(int mark);
}

/// <summary>One table of a day in memory: rows by number, and what each row was before the first change that is not yet durable.</summary>
internal sealed class DayTable<T>(Action<T?, T?>? changed = null) : DayTable where T : DayRow
{
    readonly List<T?> rows = [null];
    readonly List<(int No, T? Before)> undo = [];
    int accepted;

    public T? this[int no] => no > 0 && no < rows.Count ? rows[no] : null;
    public int NextNo => rows.Count;
    public IEnumerable<T> All => rows.OfType<T>();
    public override int Mark => accepted + undo.Count;

    public void Put(T row)
    {
        undo.Add((row.No, this[row.No]));
        Set(row.No, row);
    }

    /// <summary>A row as the database has it: nothing to undo.</summary>
    public void Load(T row) => Set(row.No, (T)row.Remembered());

    public override void UndoTo(int mark)
    {
        while (Mark > mark)
        {
            Set(undo[^1].No, undo[^1].Before);
            undo.RemoveAt(undo.Count - 1);
        }
        while (rows.Count > 1 && rows[^1] is null) rows.RemoveAt(rows.Count - 1);
    }

    public override void AcceptTo(int mark)
    {
        var durable = mark - accepted;
        for (var i = 0; i < undo.Count; i++)
        {
            var (no, before) = undo[i];
            if (i >= durable) undo[i] = (no, (T?)before?.Remembered());
            else if (rows[no] is { } row) rows[no] = (T)row.Remembered();
        }
        undo.RemoveRange(0, durable);
        accepted = mark;
    }

    /// <summary>Every row changed after this point once, with what it was there; in the order of the changes.</summary>
    public void CollectInto(RowChanges<T> changes, int after)
    {
        if (Mark == after) return;
        var seen = new HashSet<int>();
        foreach (var (no, before) in CollectionsMarshal.AsSpan(undo)[(after - accepted)..])
        {
            if (!seen.Add(no) || rows[no] is not { } now) continue;
            if (before is null) changes.Inserts.Add(now);
            else if (!ReferenceEquals(before, now)) (now.Leaves(before) ? changes.Leaving : changes.Updates).Add((T)now.UpdateFrom(before));
        }
    }

    void Set(int no, T? row)
    {
        while (rows.Count <= no) rows.Add(null);
        changed?.Invoke(rows[no], row);
        rows[no] = row;
    }
}

/// <summary>The changed rows of one table in one batch, over all its days, in the order they are written: leaving, inserts, updates.</summary>
public sealed class RowChanges<T> where T : DayRow
{
    public List<T> Leaving { get; } = [];
    public List<T> Inserts { get; } = [];
    public List<T> Updates { get; } = [];
    public bool IsEmpty => Leaving.Count + Inserts.Count + Updates.Count == 0;
}
