using System.Threading.Channels;
using Dantain.OfficeDays;

namespace Dantain.Web.Live;

/// <summary>One client of a day: the newest view and a bell. It rings for a new view, and every few beats without one.</summary>
sealed class Watcher(LiveFeed feed, DayId day, int beats) : IDisposable
{
    readonly Channel<bool> bell = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    DayView? newest;

    public DayId Day => day;

    /// <summary>Of <see cref="LiveFeed.Beat"/>.</summary>
    public int Beats => beats;

    /// <summary>Null until the first one after the watch began.</summary>
    public DayView? Newest => Volatile.Read(ref newest);

    internal void Ring(DayView? view)
    {
        Volatile.Write(ref newest, view);
        bell.Writer.TryWrite(true);
    }

    public ValueTask<bool> WaitAsync(CancellationToken end) => bell.Reader.ReadAsync(end);

    public void Dispose() => feed.Leave(this);
}
