using Dantain.OfficeDays;
using Dantain.Tests;

namespace Dantain.Storage.Tests;

public sealed class DayNewsTests
{
    [Fact]
    public async Task What_one_node_writes_the_other_shows_and_a_dropped_listener_comes_back()
    {
        if (!TestNode.OnPostgres) return;   // a SQLite file has one node
        await using var one = await TestNode.StartAsync();
        await using var other = one.Join();
        using var stop = new CancellationTokenSource();
        var news = other.Get<DayNews>().RunAsync(stop.Token);
        var telling = one.Get<DayNews>().RunAsync(stop.Token);
        await other.Runner.ViewAsync(TestCity.Day());

        await SeenAsync(other, 2, () => one.BookAsync(TestCity.Day(), new(8, 0), 1));
        await CutListenersAsync(one);
        await SeenAsync(other, 3, () => one.BookAsync(TestCity.Day(), new(8, 0), 2));

        await stop.CancelAsync();
        await Task.WhenAll(news, telling);
    }

    /// <summary>Waits until the node shows this version, by news or by the poll below it.</summary>
    static async Task SeenAsync(TestNode node, int version, Func<Task> write)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(DayView day) { if (day.Head.Version >= version) seen.TrySetResult(); }
        node.Feed.Published += Look;
        try
        {
            await write();
            await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally { node.Feed.Published -= Look; }
    }

    static async Task CutListenersAsync(TestNode node)
    {
        await using var cut = node.Store.Postgres.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()");
        await cut.ExecuteNonQueryAsync();
    }
}
