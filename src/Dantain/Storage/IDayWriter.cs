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

/// <summary>
/// The one seam of the core, with two real writers: makes the changes of one batch durable in one transaction, in the order of design.md 3.2.
/// Any other exception means that nothing was written.
/// </summary>
public interface IDayWriter : IAsyncDisposable
{
    /// <summary>Locks the days, checks their versions, writes and commits, in two round trips.</summary>
    Task<WriteResult> WriteAsync(DayChanges changes);

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
