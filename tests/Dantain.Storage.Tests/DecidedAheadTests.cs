using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>In calm times a batch is decided while the one before commits, and nothing is looked up: whatever that cannot know, the constraints say.</summary>
public sealed class DecidedAheadTests
{
    static readonly TimeOnly Eight = new(8, 0), Nine = new(9, 0);
    static readonly DayId Here = TestCity.Day(), There = TestCity.Day(2, 3);

    [Fact]
    public async Task In_calm_times_nothing_is_looked_up_and_after_a_refusal_it_is_again()
    {
        await using var node = await CalmAsync();
        var before = node.Writer.LookUps;
        (await node.BookAsync(Here, Eight, 1)).IsOk.ShouldBeTrue();
        node.Writer.LookUps.ShouldBe(before);
        (await node.BookAsync(Here, Eight, 1)).Refusal!.Code.ShouldBe("booking.already-active");
        node.Writer.LookUps.ShouldBe(before + 1);
        (await node.BookAsync(Here, Eight, 2)).IsOk.ShouldBeTrue();
        node.Writer.LookUps.ShouldBe(before + 2);
    }

    [Fact]
    public async Task A_repeated_request_gets_its_first_answer()
    {
        await using var node = await CalmAsync();
        var (id, call) = (Guid.NewGuid(), Guid.NewGuid());
        var first = (await node.BookAsync(Here, Eight, 1, request: id)).Value;
        (await node.BookAsync(Here, Eight, 1, request: id)).Value.Number.ShouldBe(first.Number);
        await CalmDownAsync(node);
        (await node.BookAsync(There, Eight, 1, request: id)).Refusal!.Code.ShouldBe("request.other-content");
        // a verb that a copy would gladly do once more
        await CalmDownAsync(node);
        var places = node.Feed.View(Here)!.Slots[0].Wanted;
        var changed = await Change(node, call, places + 5);
        await CalmDownAsync(node);
        (await Change(node, call, places + 5)).Value.ShouldBe(changed.Value);
        (await Change(node, call, places + 9)).Refusal!.Code.ShouldBe("request.other-content");
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_subject_with_a_visit_on_another_day_is_refused_and_who_comes_with_it_is_not()
    {
        await using var node = await CalmAsync();
        (await node.BookAsync(There, Eight, 1)).IsOk.ShouldBeTrue();
        await CalmDownAsync(node);
        var answers = await node.InOneBatchAsync([Here, There], () => node.BookAsync(Here, Eight, 2), () => node.BookAsync(Here, Eight, 1), () => node.BookAsync(Here, Nine, 3));
        answers.Select(a => a.IsOk).ShouldBe([true, false, true]);
        answers[1].Refusal!.Code.ShouldBe("booking.already-active");
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_hold_elsewhere_whose_time_is_over_does_not_stand_in_the_way()
    {
        await using var node = await CalmAsync();
        (await node.HoldAsync(There, Eight, 1)).IsOk.ShouldBeTrue();
        await CalmDownAsync(node);
        node.Time.Advance(TimeSpan.FromMinutes(30));
        (await node.BookAsync(Here, Eight, 1)).IsOk.ShouldBeTrue();
        await node.ShouldHoldAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_was_decided_on_a_batch_whose_commit_was_lost_is_decided_again(bool durable)
    {
        await using var node = await CalmAsync();
        Task<Result<PlaceBooked>>? second = null;
        var last = node.Feed.View(Here)!.Head.LastFact;
        node.Writer.DuringNextCommit = () =>
        {
            second = node.BookAsync(Here, Eight, 2);
            TestNode.UntilAsync(() => node.Get<LaneQueue>().Waiting == 1).GetAwaiter().GetResult();
        };
        if (durable) node.Writer.NextWrite(async (_, write) => await write() == WriteResult.Committed ? WriteResult.Unknown : throw new InvalidOperationException());
        else node.Writer.LosesNextCommit = true;

        var first = (await node.BookAsync(Here, Eight, 1)).Value;

        int[] numbers = [Number(first), Number((await second!).Value)];
        numbers.ShouldBe([last + 1, last + 2]);
        node.Writer.Resolves.ShouldBe(1);
        node.Feed.View(Here)!.Head.LastFact.ShouldBe(last + 2);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task What_is_shown_after_a_commit_does_not_hold_what_was_decided_on_top_of_it()
    {
        await using var node = await CalmAsync();
        var shown = new List<(int Version, int Facts, int Taken)>();
        Task<Result<PlaceBooked>>? second = null;
        node.Writer.DuringNextCommit = () =>
        {
            second = node.BookAsync(Here, Eight, 2);
            TestNode.UntilAsync(() => node.Get<LaneQueue>().Waiting == 1).GetAwaiter().GetResult();
        };
        node.Feed.Committed += view => shown.Add((view.Head.Version, view.Head.LastFact, view.Slots.Sum(s => s.Taken)));
        await node.BookAsync(Here, Eight, 1);
        await second!;
        shown.Count.ShouldBe(2);
        shown[1].ShouldBe((shown[0].Version + 1, shown[0].Facts + 1, shown[0].Taken + 1));
        await using var db = node.Store.Open();
        (await db.Days.SingleAsync(d => d.Id == Here.Value)).Version.ShouldBe(shown[1].Version);
        (await db.Bookings.CountAsync(b => b.Sealed == null)).ShouldBe(0, "personal data left memory only after it was written");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_is_durable_is_answered_before_the_batch_after_it_is_whether_that_can_be_sent_or_not(bool sent)
    {
        await using var node = await CalmAsync();
        Task<Result<PlaceBooked>>? first = null, second = null;
        var told = false;
        node.Writer.DuringNextCommit = () =>
        {
            second = node.BookAsync(Here, Eight, 2);
            TestNode.UntilAsync(() => node.Get<LaneQueue>().Waiting == 1).GetAwaiter().GetResult();
            node.Writer.DuringNextCommit = () => { };
            node.Writer.NextWrite(async (_, write) =>
            {
                if (!sent) throw new StorageUnavailable(new TimeoutException());
                var result = await write();
                await first!.WaitAsync(TimeSpan.FromMinutes(1));   // the second is not answered before this returns
                told = !second!.IsCompleted;
                return result;
            });
        };
        first = node.BookAsync(Here, Eight, 1);
        (await first).IsOk.ShouldBeTrue();
        var after = await second!;
        after.IsOk.ShouldBe(sent);
        told.ShouldBe(sent);
        if (!sent) after.Refusal!.Code.ShouldBe("storage.unavailable");
        await node.ShouldHoldAsync();
    }

    [PostgresFact("SQLite has one writer at a time")]
    public async Task A_day_that_another_node_has_written_is_read_anew()
    {
        await using var node = await CalmAsync();
        await using var other = node.Join();
        (await other.BookAsync(Here, Eight, 1)).IsOk.ShouldBeTrue();
        (await node.BookAsync(Here, Eight, 2)).IsOk.ShouldBeTrue();
        (await node.BookAsync(Here, Eight, 1)).Refusal!.Code.ShouldBe("booking.already-active");
        node.Writer.LockedWrites.ShouldBe(1);
        await node.ShouldHoldAsync();
    }

    static int Number(PlaceBooked booked) => int.Parse(booked.Number.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);

    static Task<Result<PlacesChanged>> Change(TestNode node, Guid request, int places) =>
        node.Runner.RunAsync(Here, new ChangePlaces(1, places), Actor.Staff(1), request);

    static async Task<TestNode> CalmAsync()
    {
        var node = await TestNode.StartAsync(TestCity.With(counters: 100));
        await node.Runner.ViewAsync(There);
        await CalmDownAsync(node);
        return node;
    }

    static async Task CalmDownAsync(TestNode node)
    {
        for (var i = 0; i < 20; i++)
        {
            var before = node.Writer.LookUps;
            (await node.BookAsync(Here, Nine, Random.Shared.NextInt64(1000, long.MaxValue))).IsOk.ShouldBeTrue();
            if (node.Writer.LookUps == before) return;
        }
        throw new InvalidOperationException("The lane looks up batches for ever");
    }
}
