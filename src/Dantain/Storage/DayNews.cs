using System.Collections.Concurrent;
using System.Threading.Channels;
using Dantain.OfficeDays;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dantain.Storage;

/// <summary>
/// Tells the other nodes on a PostgreSQL which days this one has written, and brings this node's copies up to date with what they write.
/// News is (day, version), sent after the commit and outside its transaction, many at once; what is lost or doubled does no harm:
/// every second the versions are read as a safety net.
/// </summary>
public sealed class DayNews(Store store, DayFeed feed, OfficeDayRunner runner, ILogger<DayNews> log)
{
    const string Name = "dantain_day";
    const int MostAtOnce = 200;   // a notification carries less than 8,000 bytes
    /// <summary>Short beside the 200 ms a board on another node may take, long beside a commit: in a rush one notification speaks for many.</summary>
    static readonly TimeSpan Coalesced = TimeSpan.FromMilliseconds(20);
    readonly ConcurrentDictionary<int, int> unsent = [];
    readonly Channel<bool> bell = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public async Task RunAsync(CancellationToken stopping)
    {
        if (!store.HasOtherNodes) return;
        feed.Committed += Note;
        try { await Task.WhenAll(ForeverAsync(SendAsync, stopping), ForeverAsync(ListenAsync, stopping), ForeverAsync(PollAsync, stopping)); }
        finally { feed.Committed -= Note; }
    }

    void Note(DayView day)
    {
        unsent.AddOrUpdate(day.Id.Value, day.Head.Version, (_, known) => Math.Max(known, day.Head.Version));
        bell.Writer.TryWrite(true);
    }

    async Task SendAsync(CancellationToken stopping)
    {
        await using var connection = await store.Postgres.OpenConnectionAsync(stopping);
        // News that a crash loses is made good by the poll: it need not wait for a flush of its own.
        await using (var lazily = new NpgsqlCommand("SET synchronous_commit = off", connection)) await lazily.ExecuteNonQueryAsync(stopping);
        while (await bell.Reader.WaitToReadAsync(stopping))
        {
            await Task.Delay(Coalesced, stopping);
            bell.Reader.TryRead(out _);
            foreach (var days in unsent.Keys.Chunk(MostAtOnce))
            {
                var news = string.Join(' ', days.Where(d => unsent.ContainsKey(d)).Select(d => unsent.TryRemove(d, out var version) ? $"{d}:{version}" : ""));
                await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection) { Parameters = { new() { Value = Name }, new() { Value = news } } };
                await notify.ExecuteNonQueryAsync(stopping);
            }
        }
    }

    async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = await store.Postgres.OpenConnectionAsync(stopping);
        connection.Notification += (_, news) => Hear(news.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Name}", connection)) await listen.ExecuteNonQueryAsync(stopping);
        await runner.PollAsync();   // what came while nobody listened
        while (true) await connection.WaitAsync(stopping);
    }

    void Hear(string news)
    {
        foreach (var word in news.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.Split(':') is [var day, var version] && int.TryParse(day, out var id) && int.TryParse(version, out var written)) runner.Refresh(new(id), written);
    }

    async Task PollAsync(CancellationToken stopping)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await second.WaitForNextTickAsync(stopping)) await runner.PollAsync();
    }

    /// <summary>A lost connection is opened again after a second, for ever.</summary>
    async Task ForeverAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try { await work(stopping); }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
            catch (Exception fault)
            {
                log.LogWarning("News of other nodes is interrupted: {Fault}", fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }
}
