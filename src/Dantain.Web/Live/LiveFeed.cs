using System.Collections.Concurrent;
using Dantain.OfficeDays;

namespace Dantain.Web.Live;

/// <summary>
/// Passes the newest view of a day on to whoever watches it: at most ten states a second, newest wins. The bell of the lane is only noted here;
/// everything else happens outside it. A watcher has room for one state, so a slow client costs no memory.
/// </summary>
sealed class LiveFeed
{
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

    public Watcher Watch(DayId day)
    {
        var watcher = new Watcher(this, day);
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
        static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), Heartbeat = TimeSpan.FromSeconds(15);
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
                while (true)
                {
                    await bell.WaitAsync(Heartbeat, both.Token);
                    foreach (var (watcher, _) in Watchers) watcher.Ring(newest);
                    await Task.Delay(Pause, both.Token);
                }
            }
            catch (OperationCanceledException) { }
        }
    }
}
