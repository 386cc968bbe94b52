using System.Text.Json.Serialization;
using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.1 and 3.5: one bad command never fails its neighbours.</summary>
public sealed class NeighbourTests
{
    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0);
    static readonly DayId Day = TestCity.Day(), Other = TestCity.Day(2, 3);

    /// <summary>A command with a fault: it changes the day as no rule would.</summary>
    sealed record Planted(string Name) : OfficeDayCommand<BookingCancelled>
    {
        [JsonIgnore]
        public Action<OfficeDay> Fault { get; init; } = _ => { };

        public override Result<BookingCancelled> Decide(OfficeDay day, DateTimeOffset now)
        {
            Fault(day);
            return new BookingCancelled(0);
        }
    }

    static readonly Dictionary<string, Action<OfficeDay>> Faults = new()
    {
        ["throws after it has changed something"] = day =>
        {
            day.Put(day.Slots[1]! with { Taken = 3 });
            day.Note(new DidChange());
            throw new InvalidOperationException("planted");
        },
        ["more taken than there is"] = day => day.Put(day.Slots[1]! with { Taken = day.Slots[1]!.Capacity + 1 }),
        ["less than nothing taken"] = day => day.Put(day.Slots[1]! with { Taken = -1 }),
        ["a subject twice"] = day => day.Put(new Item { Day = Day.Value, No = day.Items.NextNo, Booking = 1, Service = 1, Group = 2, Subject = 1, Active = true }),
        ["a reference twice"] = day => day.Put(new Booking { Day = Day.Value, No = day.Bookings.NextNo, Reference = day.Bookings[1]!.Reference }),
        ["a number twice"] = day => day.Put(new Booking { Day = Day.Value, No = day.Bookings.NextNo, Series = 2, Number = 1 }),
        ["a time of another zone"] = day => day.Put(day.Bookings[1]! with { HoldUntil = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)) }),
        ["a text that is too long"] = day => day.Put(day.Bookings[1]! with { Village = new('x', 17) }),
        ["a text with a zero"] = day => day.Put(day.Bookings[1]! with { Village = "a\0b" }),
        ["half a character"] = day => day.Put(day.Bookings[1]! with { Village = "\ud800" }),
        ["a row that nobody has inserted"] = day =>
        {
            day.Counters.Load(new Counter { Day = Day.Value, No = 77 });
            day.Put(new Counter { Day = Day.Value, No = 77, Staff = 1 });
        },
    };

    sealed record DidChange : History.Outcome;

    /// <summary>SQLite takes any text and any time.</summary>
    public static TheoryData<string> FaultNames => [.. Faults.Keys.Where(f => TestNode.OnPostgres || !(f.Contains("text") || f.Contains("time") || f.Contains("half")))];

    [Theory, MemberData(nameof(FaultNames))]
    public async Task One_bad_command_fails_alone_and_its_copy_is_read_anew(string name)
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        var copy = node.Get<DayCopies>().Loaded(Day);
        Func<Task<bool>> Book(DayId day, int subject) => async () => (await node.BookAsync(day, subject % 2 == 0 ? Eight : Nine, subject)).IsOk;
        async Task<bool> BadAsync() => await Record.ExceptionAsync(() => node.Runner.RunAsync(Day, new Planted(name) { Fault = Faults[name] }, Actor.Citizen, Guid.NewGuid())) is not null;

        var results = await node.InOneBatchAsync([Day, Other], Book(Day, 2), Book(Other, 3), BadAsync, Book(Day, 4), Book(Day, 5), Book(Other, 6));

        results.ShouldAllBe(r => r, name);
        node.Get<DayCopies>().Loaded(Day).ShouldNotBeSameAs(copy);
        (await node.BookAsync(Day, Eight, 7)).IsOk.ShouldBeTrue();
        await using var db = node.Store.Open();
        (await db.Facts.CountAsync()).ShouldBe(7);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_bad_command_among_a_thousand_is_found_by_halving()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 10_000));
        await node.BookAsync(Day, Eight, 1);
        var bad = new Planted("bad") { Fault = Faults["a subject twice"] };
        Func<Task<bool>>[] send =
        [
            .. Enumerable.Range(2, 700).Select<int, Func<Task<bool>>>(i => async () => (await node.BookAsync(Day, Eight, i)).IsOk),
            async () => await Record.ExceptionAsync(() => node.Runner.RunAsync(Day, bad, Actor.Citizen, Guid.NewGuid())) is not null,
        ];
        var before = node.Writer.Writes;

        (await node.InOneBatchAsync([Day], send)).ShouldAllBe(r => r);

        (node.Writer.Writes - before).ShouldBeLessThanOrEqualTo(2 * 10 + 14);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_command_that_fails_once_and_then_succeeds_is_answered_with_its_success()
    {
        // Decided twice because another node was faster: what counts is the decision that became durable.
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        var times = 0;
        var command = new Planted("once") { Fault = _ => { if (times++ == 0) throw new InvalidOperationException("planted"); } };
        node.Writer.BeforeNextWrite(async () => await node.SqlAsync("UPDATE office_day SET version = version + 1"));

        var results = await node.InOneBatchAsync<bool>([Day], async () => (await node.BookAsync(Day, Eight, 2)).IsOk, async () => (await node.Runner.RunAsync(Day, command, Actor.Citizen, Guid.NewGuid())).IsOk);

        results.ShouldBe([true, true]);
        times.ShouldBe(2);
        await using var db = node.Store.Open();
        (await db.Facts.CountAsync(f => f.Kind == "BookingCancelled")).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_was_refused_because_of_a_neighbour_that_was_undone_is_asked_again()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 1 / 6.0 / 0.7 + 1e-6));   // one place an hour
        await node.BookAsync(Day, Nine, 1);
        var greedy = new Planted("greedy") { Fault = day => { Faults["a subject twice"](day); foreach (var slot in day.Slots.All.ToArray()) day.Put(slot with { Taken = slot.Capacity }); } };

        var results = await node.InOneBatchAsync<string>([Day],
            async () => (await Record.ExceptionAsync(() => node.Runner.RunAsync(Day, greedy, Actor.Citizen, Guid.NewGuid())))!.GetType().Name,
            async () => (await node.BookAsync(Day, Eight, 2)).Match(b => b.Number, no => no.Code));

        results.ShouldBe(["InvalidOperationException", "B-002"]);
    }

    [Fact]
    public async Task A_failure_of_the_second_of_the_same_id_is_not_taken_for_the_first_ones_success()
    {
        await using var node = await TestNode.StartAsync();
        await node.BookAsync(Day, Eight, 1);
        var id = Guid.NewGuid();
        var bad = new Planted("same") { Fault = Faults["throws after it has changed something"] };
        var faults = await node.InOneBatchAsync([Day],
            () => Record.ExceptionAsync(() => node.Runner.RunAsync(Day, bad, Actor.Citizen, id)), () => Record.ExceptionAsync(() => node.Runner.RunAsync(Day, bad, Actor.Citizen, id)));
        faults.ShouldAllBe(f => f is InvalidOperationException);
    }

    [Fact]
    public async Task Somebody_who_listens_and_throws_keeps_nobody_from_an_answer()
    {
        await using var node = await TestNode.StartAsync();
        await node.Runner.ViewAsync(Day);
        node.Feed.Published += _ => throw new InvalidOperationException("planted");
        (await node.BookAsync(Day, Eight, 1)).Value.Number.ShouldBe("B-001");
        (await node.Runner.ViewAsync(Day))!.Slots.Sum(s => s.Taken).ShouldBe(1);
        (await node.BookAsync(Other, Eight, 2)).Value.Number.ShouldBe("B-001");
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task One_in_a_hundred_comes_twice_and_only_those_are_refused(int nodes)
    {
        if (nodes == 2 && !TestNode.OnPostgres) return;   // a SQLite file belongs to one process
        await using var first = await TestNode.StartAsync(TestCity.With(counters: 10_000));
        await using var second = first.Join();
        DayId[] days = [Day, Other, TestCity.Day(1, 2), TestCity.Day(2, 2)];
        var subjects = Enumerable.Range(1, 3000).SelectMany(i => i % 100 == 0 ? new[] { i, i } : [i]).ToArray();
        new Random(7).Shuffle(subjects);

        var results = await Task.WhenAll(subjects.Select((subject, i) => (i % nodes == 0 ? first : second).BookAsync(days[i % 4], i % 3 == 0 ? Eight : Nine, subject)));

        results.Where(r => !r.IsOk).ShouldAllBe(r => r.Refusal!.Code == "booking.already-active");
        results.Count(r => !r.IsOk).ShouldBe(30);
        await first.ShouldHoldAsync();
    }
}
