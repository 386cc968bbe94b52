using System.Runtime.InteropServices;
using Dantain.Cities;
using Dantain.History;

namespace Dantain.OfficeDays;

public sealed partial class OfficeDay
{
    /// <summary>A point to come back to when a command fails or a batch does not become durable; the tables' marks are in the order in which they are collected.</summary>
    internal readonly record struct SavePoint(int[] Tables, int Facts, DayHead Head, City City);

    internal SavePoint Save() => new(Array.ConvertAll(tables, t => t.Mark), acceptedFacts + facts.Count, Head, City);

    internal void UndoTo(SavePoint point)
    {
        for (var i = 0; i < tables.Length; i++) tables[i].UndoTo(point.Tables[i]);
        facts.RemoveRange(point.Facts - acceptedFacts, acceptedFacts + facts.Count - point.Facts);
        noted.Clear();
        notices.RemoveAll(n => n.No > point.Head.LastFact);
        toTell = 0;
        Head = point.Head;
        Follow(point.City);
    }

    /// <summary>What was changed up to this point is durable; what was changed after it can still be undone.</summary>
    internal void AcceptTo(SavePoint point)
    {
        for (var i = 0; i < tables.Length; i++) tables[i].AcceptTo(point.Tables[i]);
        facts.RemoveRange(0, point.Facts - acceptedFacts);
        acceptedFacts = point.Facts;
        notices.RemoveAll(n => n.No <= point.Head.LastFact);
    }

    internal bool HasChangesSince(SavePoint point) => acceptedFacts + facts.Count > point.Facts;

    /// <summary>Adds what was changed after this point to a batch. From here on the copy is the next version, which is written with it.</summary>
    internal void CollectInto(DayChanges changes, SavePoint after)
    {
        changes.Days.Add(Head);
        Head = Head with { Version = Head.Version + 1 };
        Slots.CollectInto(changes.Slots, after.Tables[0]);
        Stocks.CollectInto(changes.Stocks, after.Tables[1]);
        SeriesOf.CollectInto(changes.Series, after.Tables[2]);
        Bookings.CollectInto(changes.Bookings, after.Tables[3]);
        Items.CollectInto(changes.Items, after.Tables[4]);
        Tickets.CollectInto(changes.Tickets, after.Tables[5]);
        Counters.CollectInto(changes.Counters, after.Tables[6]);
        Slips.CollectInto(changes.Slips, after.Tables[7]);
        changes.Facts.Inserts.AddRange(CollectionsMarshal.AsSpan(facts)[(after.Facts - acceptedFacts)..]);
        changes.Notices.Inserts.AddRange(notices.Where(n => n.No > after.Head.LastFact));
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
    public RowChanges<DrawSlip> Slips { get; } = new();
    public RowChanges<Fact> Facts { get; } = new();
    public RowChanges<Notice> Notices { get; } = new();
}
