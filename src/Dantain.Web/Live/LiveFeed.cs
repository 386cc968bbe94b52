using System.Collections.Concurrent;
using System.Diagnostics;
using Dantain.OfficeDays;

namespace Dantain.Web.Live;

/// <summary>
/// Passes the newest view of a day on to whoever watches it: at most ten states a second, newest wins. The bell of the lane is only noted here;
/// everything else happens outside it. A watcher has room for one state, so a slow client costs no memory.
/// </summary>
sealed class LiveFeed
{
    /// <summary>How often a board gets a sign of life while nothing changes: two that fail to come tell it, in time for five seconds, that its node is gone.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<DayId, Hall> halls = [];
    readonly Lock gate = new();

    public LiveFeed(DayFeed feed, IHostApplicationLifetime lifetime)
    {
        Stopping = lifetime.ApplicationStopping;
        feed.Published += view =>
        {
            if (halls.TryGetValue(view.Id, out var hall)) hall.Note(view);
        };
    }

    public CancellationToken Stopping { get; }

    /// <param name="beats">Every how many beats without a change it is rung: a phone's radio need not wake as often as a board's.</param>
    public Watcher Watch(DayId day, int beats = 1)
    {
        var watcher = new Watcher(this, day, beats);
        lock (gate)
        {
            if (!halls.TryGetValue(day, out var hall))
            {
                halls[day] = hall = new();
                _ = hall.PumpAsync(Stopping);
            }
            hall.Watchers.TryAdd(watcher, true);
        }
        return watcher;
    }

    internal void Leave(Watcher watcher)
    {
        lock (gate)
        {
            if (!halls.TryGetValue(watcher.Day, out var hall)) return;
            hall.Watchers.TryRemove(watcher, out _);
            if (!hall.Watchers.IsEmpty) return;
            halls.TryRemove(watcher.Day, out _);
            hall.End();
        }
    }

    /// <summary>One day that somebody watches.</summary>
    sealed class Hall
    {
        /// <summary>Half a pause is saved up at most: a state that comes a little early need not wait for a whole one, and over time there are still ten a second.</summary>
        static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), Saved = Pause / 2;
        readonly SemaphoreSlim bell = new(0, 1);
        readonly CancellationTokenSource ended = new();
        DayView? newest;

        public ConcurrentDictionary<Watcher, bool> Watchers { get; } = [];

        /// <summary>Called in the lane: takes note and rings.</summary>
        public void Note(DayView view)
        {
            newest = view;
            if (bell.CurrentCount > 0) return;
            try { bell.Release(); }
            catch (SemaphoreFullException) { }
        }

        public void End() => ended.Cancel();

        public async Task PumpAsync(CancellationToken stopping)
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, ended.Token);
            try
            {
                var (started, due) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
                for (var silent = 0; ;)
                {
                    silent = await bell.WaitAsync(Beat, both.Token) ? 0 : silent + 1;
                    var now = Stopwatch.GetElapsedTime(started);
                    due = (due > now - Saved ? due : now - Saved) + Pause;
                    foreach (var (watcher, _) in Watchers)
                        if (silent % watcher.Beats == 0) watcher.Ring(newest);
                    if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } left) await Task.Delay(left, both.Token);
                }
            }
            catch (OperationCanceledException) { }
        }
    }
}
