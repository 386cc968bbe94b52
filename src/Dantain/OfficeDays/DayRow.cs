namespace Dantain.OfficeDays;

/// <summary>
/// A row of one of a day's tables, keyed by (day, number in the day). Rows are immutable: a change puts a new row in the old one's
/// place, so undoing a change is putting the old row back, and what is published can never change under a reader.
/// In the database each row also carries the version of the day that last wrote it.
/// </summary>
public abstract record DayRow
{
    public int Day { get; init; }
    public int No { get; init; }

    /// <summary>The row to write for an update from <paramref name="before"/>: columns that are counted up carry the difference.</summary>
    internal virtual DayRow UpdateFrom(DayRow before) => this;

    /// <summary>What the copy in memory keeps: everything but personal data.</summary>
    internal virtual DayRow Remembered() => this;

    /// <summary>Whether an update from <paramref name="before"/> gives up a unique value: such rows are written before inserts that may take it.</summary>
    internal virtual bool Leaves(DayRow before) => false;
}
