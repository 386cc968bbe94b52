using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage.Tests;

/// <summary>Design 3.10: what waits is bounded, and a public rush never stops a counter.</summary>
public sealed class FairnessTests
{
    static readonly TimeOnly Eight = new(8, 0);
    static readonly DayId Today = TestCity.Day(1, 0);

    [Fact]
    public async Task In_a_full_lane_the_public_is_told_busy_and_the_clerk_is_served_first()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 100), new LaneQueue(publicPlaces: 20, staffPlaces: 3));
        await node.Runner.ViewAsync(Today);
        var (gate, reached) = (new TaskCompletionSource(), new TaskCompletionSource());
        node.Writer.BeforeNextWrite(async () =>
        {
            reached.SetResult();
            await gate.Task;
        });
        var first = node.BookAsync(Today, Eight, 1);
        await reached.Task;   // the lane is busy with a commit that takes for ever

        var waiting = Enumerable.Range(2, 20).Select(i => node.BookAsync(Today, Eight, i)).ToArray();
        await TestNode.UntilAsync(() => node.Get<LaneQueue>().Waiting == 20);
        (await node.BookAsync(Today, Eight, 99)).Refusal.ShouldBe(OfficeDayRunner.Full);
        var clerks = Enumerable.Range(1, 3).Select(i => node.Runner.RunAsync(Today, new OpenCounter(1, i), Actor.Staff(i), Guid.NewGuid())).ToArray();
        await TestNode.UntilAsync(() => node.Get<LaneQueue>().Waiting == 23);
        (await node.Runner.RunAsync(Today, new OpenCounter(2, 9), Actor.Staff(9), Guid.NewGuid())).Refusal.ShouldBe(OfficeDayRunner.Full);
        waiting.ShouldAllBe(w => !w.IsCompleted);
        gate.SetResult();

        (await first).IsOk.ShouldBeTrue();
        (await Task.WhenAll(waiting)).ShouldAllBe(r => r.IsOk);
        (await Task.WhenAll(clerks)).Count(r => r.IsOk).ShouldBe(1);
        await using var db = node.Store.Open();
        var kinds = await db.Facts.OrderBy(f => f.No).Select(f => f.Kind).ToListAsync();
        kinds[..2].ShouldBe(["PlaceBooked", "CounterOpened"]);
        kinds.Count.ShouldBe(22);
        await node.ShouldHoldAsync();
    }

    [Fact]
    public async Task A_node_that_stops_answers_everyone_who_waits_and_takes_nobody_new()
    {
        var node = await TestNode.StartAsync(TestCity.With(counters: 100));
        await node.Runner.ViewAsync(Today);
        var (runner, gate) = (node.Runner, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        node.Get<LaneQueue>().TryAdd(() => gate.Task);
        var waiting = Enumerable.Range(1, 30).Select(i => node.BookAsync(Today, Eight, i)).ToArray();
        await TestNode.UntilAsync(() => node.Get<LaneQueue>().Waiting == 30);
        var stopped = node.DisposeAsync();
        var late = await runner.RunAsync(Today, new OpenCounter(1, 1), Actor.Staff(1), Guid.NewGuid());
        gate.SetResult();
        await stopped;

        late.Refusal.ShouldBe(OfficeDayRunner.Full);
        (await Task.WhenAll(waiting)).ShouldAllBe(r => r.IsOk);
    }

    [Fact]
    public async Task A_flood_beyond_the_bound_is_refused_at_once_and_the_rest_is_served()
    {
        await using var node = await TestNode.StartAsync(TestCity.With(counters: 100_000));
        await node.Runner.ViewAsync(Today);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        node.Get<LaneQueue>().TryAdd(() => gate.Task);
        var all = Enumerable.Range(1, 5000).Select(i => node.BookAsync(Today, Eight, i)).ToArray();
        await TestNode.UntilAsync(() => node.Get<LaneQueue>().Waiting == 4096);
        all.Count(a => a.IsCompleted).ShouldBe(5000 - 4096);
        gate.SetResult();

        var results = await Task.WhenAll(all);
        results.Count(r => r.IsOk).ShouldBe(4096);
        results.Where(r => !r.IsOk).ShouldAllBe(r => r.Refusal == OfficeDayRunner.Full);
        node.Writer.Writes.ShouldBeLessThanOrEqualTo(6, "hundreds share a flush");
        await node.ShouldHoldAsync();
    }
}
