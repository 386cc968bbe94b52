using Dantain.History;

namespace Dantain.OfficeDays;

public sealed partial class OfficeDay
{
    /// <summary>A point to come back to when a command fails or a batch does not become durable.</summary>
    internal readonly record struct SavePoint(int[] Tables, int Facts, DayHead Head);

    internal SavePoint Save() => new(Array.ConvertAll(tables, t => t.Mark), facts.Count, Head);

    internal void UndoTo(SavePoint point)
    {
        for (var i = 0; i < tables.Length; i++) tables[i].UndoTo(point.Tables[i]);
        facts.RemoveRange(point.Facts, facts.Count - point.Facts);
        noted.Clear();
        notices.RemoveAll(n => n.No > point.Head.LastFact);
        toTell = 0;
        Head = point.Head;
    }

    /// <summary>What was changed is durable under the next version.</summary>
    internal void Accept()
    {
        foreach (var table in tables) table.Accept();
        facts.Clear();
        notices.Clear();
        Head = Head with { Version = Head.Version + 1 };
    }

    internal bool HasChanges => facts.Count > 0;

    internal void CollectInto(DayChanges changes)
    {
        changes.Days.Add(Head);
        Slots.CollectInto(changes.Slots);
        Stocks.CollectInto(changes.Stocks);
        SeriesOf.CollectInto(changes.Series);
        Bookings.CollectInto(changes.Bookings);
        Items.CollectInto(changes.Items);
        Tickets.CollectInto(changes.Tickets);
        Counters.CollectInto(changes.Counters);
        changes.Facts.Inserts.AddRange(facts);
        changes.Notices.Inserts.AddRange(notices);
    }
}

/// <summary>
/// All that one batch writes: the heads of its days as they will be (still with the version the copies were decided on), and the changed rows.
/// Rows are written with the next version of their day.
/// </summary>
public sealed class DayChanges
{
    public List<DayHead> Days { get; } = [];
    public RowChanges<Slot> Slots { get; } = new();
    public RowChanges<BlankStock> Stocks { get; } = new();
    public RowChanges<Series> Series { get; } = new();
    public RowChanges<Booking> Bookings { get; } = new();
    public RowChanges<Item> Items { get; } = new();
    public RowChanges<Ticket> Tickets { get; } = new();
    public RowChanges<Counter> Counters { get; } = new();
    public RowChanges<Fact> Facts { get; } = new();
    public RowChanges<Notice> Notices { get; } = new();
}
