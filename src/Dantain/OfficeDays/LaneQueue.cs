using System.Threading.Channels;

namespace Dantain.OfficeDays;

/// <summary>
/// What waits for the lane, bounded: about 4,096 commands of the public, and 512 places of their own for staff, kiosks and the door,
/// which are taken first, so that a rush never stops a counter.
/// </summary>
sealed class LaneQueue(int publicPlaces = 4096, int staffPlaces = 512)
{
    readonly Channel<Pending> staff = System.Threading.Channels.Channel.CreateBounded<Pending>(new BoundedChannelOptions(staffPlaces) { SingleReader = true });
    readonly Channel<Pending> everyone = System.Threading.Channels.Channel.CreateBounded<Pending>(new BoundedChannelOptions(publicPlaces) { SingleReader = true });
    readonly Channel<Func<Task>> chores = System.Threading.Channels.Channel.CreateUnbounded<Func<Task>>();
    readonly Channel<bool> bell = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public bool HasChores => chores.Reader.Count > 0;
    public int Waiting => staff.Reader.Count + everyone.Reader.Count;

    /// <summary>False when it is full or closed.</summary>
    public bool TryAdd(Pending pending)
    {
        if (!(pending.Actor.ComesFirst ? staff : everyone).Writer.TryWrite(pending)) return false;
        bell.Writer.TryWrite(true);
        return true;
    }

    /// <summary>Work on the copies that is no command: bringing one up to date, letting one go. False when it is closed.</summary>
    public bool TryAdd(Func<Task> chore)
    {
        if (!chores.Writer.TryWrite(chore)) return false;
        bell.Writer.TryWrite(true);
        return true;
    }

    /// <summary>Waits until something is there; false once the queue is closed and empty.</summary>
    public async Task<bool> WaitAsync()
    {
        while (Waiting == 0 && !HasChores)
        {
            if (!await bell.Reader.WaitToReadAsync()) return Waiting > 0 || HasChores;
            bell.Reader.TryRead(out _);
        }
        return true;
    }

    public List<Pending> Take(int most)
    {
        var batch = new List<Pending>(Math.Min(most, Waiting));
        while (batch.Count < most && staff.Reader.TryRead(out var first)) batch.Add(first);
        while (batch.Count < most && everyone.Reader.TryRead(out var next)) batch.Add(next);
        return batch;
    }

    public bool TryTake(out Func<Task> chore) => chores.Reader.TryRead(out chore!);

    /// <summary>Takes nothing more; what is there is still given out.</summary>
    public void Close()
    {
        staff.Writer.TryComplete();
        everyone.Writer.TryComplete();
        chores.Writer.TryComplete();
        bell.Writer.TryComplete();
    }
}
