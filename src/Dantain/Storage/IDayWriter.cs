using Dantain.OfficeDays;

namespace Dantain.Storage;

/// <summary>How an attempt to make a batch durable ended.</summary>
public enum WriteResult
{
    Committed,
    /// <summary>Nothing was written: another node has been faster, or the database chose this transaction to give way.</summary>
    Stale,
    /// <summary>Nothing was written: a unique index or a check said no.</summary>
    Violation,
    /// <summary>The connection or the disk failed during COMMIT: only the database knows.</summary>
    Unknown,
}

/// <summary>What a batch asks before it is decided: active items of these subjects, versions of these days, which of these requests are answered.</summary>
public sealed record LookUp(long[] Subjects, int[] Days, Guid[] Requests);

/// <summary>An active item somewhere in the city. <paramref name="HoldUntil"/> is set while its booking is only held.</summary>
public readonly record struct ActiveItem(int Day, int Booking, long Subject, int Group, DateTimeOffset? HoldUntil);

/// <summary>The answers, each read no earlier than the one before it; request ids are the last.</summary>
public sealed class LookedUp
{
    public List<ActiveItem> Active { get; } = [];
    /// <summary>Of the days asked for and of those with an active item; none where no other node can write.</summary>
    public Dictionary<int, int> Versions { get; } = [];
    public List<Guid> Answered { get; } = [];
}

/// <summary>
/// The one seam of the core, with two real writers: asks what a batch must know, and makes its changes durable in one
/// transaction, in the order of design.md 3.2. Any other exception means that nothing was written.
/// </summary>
public interface IDayWriter : IAsyncDisposable
{
    /// <summary>Asks once for a whole batch: in the transaction of <paramref name="within"/>, or as everyone else sees it.</summary>
    Task<LookedUp> LookUpAsync(LookUp ask, DantainDb? within);

    /// <summary>
    /// Locks the days, checks their versions, writes and commits, in two round trips. <paramref name="onceSent"/> runs during the first one (where
    /// there is none, before it), <paramref name="whileCommitting"/> during the second; both have ended when this is answered, and either may
    /// not have run when something fails.
    /// </summary>
    Task<WriteResult> WriteAsync(DayChanges changes, Action onceSent, Action whileCommitting);

    /// <summary>
    /// The second attempt after <see cref="WriteResult.Stale"/>: locks the days first, lets the caller read what is newer and decide again
    /// under that lock, and commits. Never optimistic twice: two nodes would starve each other.
    /// </summary>
    Task<WriteResult> WriteLockedAsync(IReadOnlyList<int> days, Func<DantainDb, Task<DayChanges?>> decide);

    /// <summary>
    /// Resolves <see cref="WriteResult.Unknown"/>: on a new connection locks the days, which waits for whoever still writes them, looks whether
    /// the batch is there, raises the versions so that nothing can come after, and commits. It is there when the last fact it gave each day
    /// is, MAC and all; a request id alone is no proof, for another node may have done that one command meanwhile.
    /// </summary>
    Task<bool> ResolveAsync(DayChanges changes);
}
