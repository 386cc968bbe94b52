using System.Text.Json;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.9: both writers are built from EF's model, so what they write is what EF reads.</summary>
public sealed class DayWriterTests
{
    static readonly int Day = TestCity.Day().Value;

    public static TheoryData<string> RowTypes => [.. RowSamples.Types.Select(t => t.Name)];

    [Fact]
    public void Every_table_of_a_day_is_found() =>
        RowSamples.Types.Select(t => t.Name).ShouldBe(["BlankStock", "Booking", "Counter", "DrawSlip", "Fact", "Item", "Notice", "Series", "Slot", "Ticket"]);

    [Theory, MemberData(nameof(RowTypes))]
    public async Task Every_row_that_is_written_is_read_back_the_same(string type)
    {
        await using var node = await TestNode.StartAsync();
        await node.Runner.ViewAsync(TestCity.Day());
        foreach (var table in new[] { "slot", "blank_stock", "counter" }) await node.SqlAsync($"DELETE FROM {table}");
        var check = typeof(DayWriterTests).GetMethod(nameof(CheckAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        await (Task)check.MakeGenericMethod(RowSamples.Types.Single(t => t.Name == type)).Invoke(null, [node])!;
    }

    static async Task CheckAsync<T>(TestNode node) where T : DayRow, new()
    {
        var rows = Enumerable.Range(0, 4).Select(kind => RowSamples.Row<T>(Day, kind + 1, kind)).ToArray();
        await WriteAsync<T>(node, 1, c => c.Inserts.AddRange(rows));
        await ReadSameAsync(node, rows, 2);

        // Every row becomes every other one, as an update and as a row that leaves.
        for (var shift = 1; shift < 4; shift++)
        {
            var next = Enumerable.Range(0, 4).Select(i => Kept(rows[i], RowSamples.Row<T>(Day, i + 1, (i + shift) % 4))).ToArray();
            var updates = next.Select((row, i) => (T)row.UpdateFrom(rows[i])).ToArray();
            var leaving = shift == 2 && typeof(T) is var t && (t == typeof(Booking) || t == typeof(Item));
            await WriteAsync<T>(node, shift + 1, c => (leaving ? c.Leaving : c.Updates).AddRange(updates));
            await ReadSameAsync(node, rows = next, shift + 2);
        }
    }

    /// <summary>What is kept when an update has no value for it.</summary>
    static T Kept<T>(T before, T now) where T : DayRow =>
        now is Booking { Sealed: null } booking && before is Booking { Sealed: { } kept } ? (T)(DayRow)(booking with { Sealed = kept })
        : now is Ticket { Note: null } ticket && before is Ticket { Note: { } note } ? (T)(DayRow)(ticket with { Note = note }) : now;

    static async Task WriteAsync<T>(TestNode node, int version, Action<RowChanges<T>> fill) where T : DayRow
    {
        var changes = new DayChanges();
        await using (var db = node.Store.Open()) changes.Days.Add(await db.Days.AsNoTracking().SingleAsync());
        changes.Days[0].Version.ShouldBe(version);
        fill((RowChanges<T>)typeof(DayChanges).GetProperties().Single(p => p.PropertyType == typeof(RowChanges<T>)).GetValue(changes)!);
        (await node.Writer.WriteAsync(changes, () => { }, () => { })).ShouldBe(WriteResult.Committed);
    }

    static async Task ReadSameAsync<T>(TestNode node, T[] rows, int version) where T : DayRow
    {
        await using var db = node.Store.Open();
        var read = await db.Set<T>().AsNoTracking().Where(r => r.Day == Day).OrderBy(r => r.No).ToListAsync();
        Text(read).ShouldBe(Text(rows));
        (await db.Set<T>().Where(r => r.Day == Day).Select(r => EF.Property<int>(r, DayTables.Version)).Distinct().SingleAsync()).ShouldBe(version);

        // Every stored property, also those that are kept out of JSON.
        static string Text(IEnumerable<T> rows) => string.Join('\n', rows.Select(r => string.Join('|', RowSamples.Stored<T>().Select(p => $"{p.Name}={JsonSerializer.Serialize(p.GetValue(r))}"))));
    }

    [Fact]
    public async Task Counted_columns_add_up_and_personal_data_that_is_not_given_stays()
    {
        await using var node = await TestNode.StartAsync();
        await node.Runner.ViewAsync(TestCity.Day());
        var booking = RowSamples.Row<Booking>(Day, 1, 3);
        await WriteAsync<Booking>(node, 1, c => c.Inserts.Add(booking));
        await WriteAsync<Slot>(node, 2, c => c.Updates.Add(new Slot { Day = Day, No = 1, Start = new(8, 0), Taken = 3, Capacity = 5, Channel = Channel.Online }));
        await WriteAsync<Slot>(node, 3, c => c.Updates.Add(new Slot { Day = Day, No = 1, Start = new(8, 0), Taken = -2, Capacity = -1, Channel = Channel.Online }));
        await WriteAsync<Booking>(node, 4, c => c.Updates.Add(booking with { Sealed = null, Village = null, State = BookingState.Arrived }));
        await using var db = node.Store.Open();
        var slots = await db.Slots.AsNoTracking().Where(s => s.No == 1).SingleAsync();
        var drafted = DraftOfficeDay.For(node.City, node.City.Office(1)!, TestCity.Day().Date, TestCity.Morning).Slots.Inserts[0];
        (slots.Taken, slots.Capacity).ShouldBe((1, drafted.Capacity + 4));
        var row = await db.Bookings.AsNoTracking().SingleAsync();
        (row.Village, row.State).ShouldBe((null, BookingState.Arrived));
        row.Sealed.ShouldBe(booking.Sealed);
    }

    [Fact]
    public async Task A_batch_that_is_behind_writes_nothing_of_any_of_its_days()
    {
        await using var node = await TestNode.StartAsync();
        foreach (var day in new[] { TestCity.Day(), TestCity.Day(2, 3) }) await node.Runner.ViewAsync(day);
        var changes = new DayChanges();
        await using (var db = node.Store.Open()) changes.Days.AddRange(await db.Days.AsNoTracking().OrderBy(d => d.Id).ToListAsync());
        changes.Days[1] = changes.Days[1] with { Version = 9 };
        changes.Facts.Inserts.Add(RowSamples.Row<Fact>(Day, 1, 3));
        (await node.Writer.WriteAsync(changes, () => { }, () => { })).ShouldBe(WriteResult.Stale);
        await using var after = node.Store.Open();
        (await after.Facts.CountAsync()).ShouldBe(0);
        (await after.Days.AllAsync(d => d.Version == 1)).ShouldBeTrue();
    }
}
