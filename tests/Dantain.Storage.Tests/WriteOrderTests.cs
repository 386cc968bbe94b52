using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.2 and 3.4: the order of a batch's statements, and the constraints that say the last word.</summary>
public sealed class WriteOrderTests
{
    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0);
    static readonly DayId Day = TestCity.Day(), Other = TestCity.Day(2, 3);

    [Theory, InlineData(true), InlineData(false)]
    public async Task Rows_leave_what_is_unique_before_inserts_take_it(bool sameDay)
    {
        await using var node = await TestNode.StartAsync();
        var booked = (await node.BookAsync(Day, Eight, 1)).Value;
        var to = sameDay ? Day : Other;
        var results = new List<WriteResult>();
        node.Writer.NextWrite(async (changes, write) =>
        {
            changes.Bookings.Leaving.ShouldHaveSingleItem().Reference.ShouldBeNull();
            changes.Items.Leaving.ShouldHaveSingleItem().Active.ShouldBeFalse();
            foreach (var planted in new[] { WrongOrder(changes, bookings: true), WrongOrder(changes, bookings: false) }) results.Add(await node.Get<Store>().Writer().WriteAsync(planted, () => { }, () => { }));
            results.Add(await write());
            return results[^1];
        });

        (await node.MoveAsync(Day, to, booked.Booking, Nine)).Value.Reference.ShouldBe(booked.Reference);

        results.ShouldBe([WriteResult.Violation, WriteResult.Violation, WriteResult.Committed]);
        await node.ShouldHoldAsync();
    }

    /// <summary>The fault: inserts run before the rows that leave, of one of the two tables.</summary>
    static DayChanges WrongOrder(DayChanges right, bool bookings)
    {
        var wrong = new DayChanges();
        wrong.Days.AddRange(right.Days);
        Copy(right.Slots, wrong.Slots, false);
        Copy(right.Series, wrong.Series, false);
        Copy(right.Bookings, wrong.Bookings, bookings);
        Copy(right.Items, wrong.Items, !bookings);
        Copy(right.Facts, wrong.Facts, false);
        return wrong;

        static void Copy<T>(RowChanges<T> from, RowChanges<T> to, bool late) where T : DayRow
        {
            to.Inserts.AddRange(from.Inserts);
            to.Updates.AddRange(from.Updates);
            (late ? to.Updates : to.Leaving).AddRange(from.Leaving);
        }
    }

    [Fact]
    public async Task Capacity_lowered_behind_the_copys_back_sells_nothing_and_fails_no_neighbour()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await node.BookAsync(Other, Eight, 2);
        // Nobody raised the version, so no copy can know.
        await node.SqlAsync($"UPDATE slot SET capacity = taken WHERE day = {Day.Value} AND start = 480");

        var results = await node.InOneBatchAsync([Day, Other],
            () => node.BookAsync(Day, Nine, 11), () => node.BookAsync(Day, Eight, 12), () => node.BookAsync(Other, Eight, 13), () => node.BookAsync(Day, Nine, 14), () => node.BookAsync(Day, Eight, 15));

        results.Select(r => r.IsOk ? "ok" : r.Refusal.Code).ShouldBe(["ok", "booking.slot-full", "ok", "ok", "booking.slot-full"]);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task Without_the_check_the_stale_copy_would_have_oversold()
    {
        // The fault: the same decision on a database whose check is gone.
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await node.DropSlotCheckAsync();
        await node.SqlAsync($"UPDATE slot SET capacity = taken WHERE day = {Day.Value} AND start = 480");

        (await node.BookAsync(Day, Eight, 2)).IsOk.ShouldBeTrue();

        await using var db = node.Store.Open();
        (await db.Slots.AnyAsync(s => s.Taken > s.Capacity)).ShouldBeTrue();
    }

    [Fact]
    public async Task Taken_is_counted_up_from_what_the_database_has()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        await node.SqlAsync($"UPDATE slot SET taken = taken + 2, capacity = capacity + 10 WHERE day = {Day.Value} AND start = 480 AND taken = 1");

        (await node.BookAsync(Day, Eight, 2)).IsOk.ShouldBeTrue();

        await using var db = node.Store.Open();
        (await db.Slots.MaxAsync(s => s.Taken)).ShouldBe(4);
    }

    [Fact]
    public async Task A_row_that_is_gone_rolls_the_batch_back_and_fails_only_who_needs_it()
    {
        await using var node = await TestNode.StartAsync();
        var booked = (await node.BookAsync(Day, Eight, 1)).Value;
        await node.SqlAsync($"DELETE FROM item WHERE day = {Day.Value}");

        var cancel = () => node.Runner.RunAsync(Day, new CancelBooking(booked.Booking), Actor.Citizen, Guid.NewGuid());
        var results = await node.InOneBatchAsync<bool>([Day, Other],
            async () => (await node.BookAsync(Other, Eight, 2)).IsOk, async () => await Record.ExceptionAsync(cancel) is not null, async () => (await node.BookAsync(Other, Eight, 3)).IsOk);

        results.ShouldBe([true, true, true]);
        await using var db = node.Store.Open();
        (await db.Bookings.SingleAsync(b => b.Day == Day.Value)).State.ShouldBe(BookingState.Confirmed);
    }
}
