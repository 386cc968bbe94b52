using Dantain.OfficeDays;

namespace Dantain.Storage.Tests;

/// <summary>Stands between a node's lane and its real writer: counts the attempts, and plants faults around them.</summary>
sealed class PlantedWriter(IDayWriter real) : IDayWriter
{
    int lookUps;

    public int Writes { get; private set; }
    public int LockedWrites { get; private set; }
    public int Resolves { get; private set; }
    public int LookUps => lookUps;

    /// <summary>Around the first, optimistic attempt: what is to be written, and the real writing of it.</summary>
    public Func<DayChanges, Func<Task<WriteResult>>, Task<WriteResult>> OnWrite { get; set; } = (_, write) => write();
    /// <summary>Around the second attempt, which locks first; given the real one, and one whose COMMIT is lost on its way.</summary>
    public Func<Func<Task<WriteResult>>, Func<Task<WriteResult>>, Task<WriteResult>> OnLocked { get; set; } = (write, _) => write();
    /// <summary>Around the question whether a batch is there.</summary>
    public Func<Func<Task<bool>>, Task<bool>> OnResolve { get; set; } = resolve => resolve();

    /// <summary>Once, while the next optimistic attempt commits, before the lane takes the next batch.</summary>
    public Action DuringNextCommit { get; set; } = () => { };
    /// <summary>The next COMMIT never reaches the database, and nobody knows.</summary>
    public bool LosesNextCommit { get; set; }

    public async Task<LookedUp> LookUpAsync(LookUp ask, DantainDb? within)
    {
        var found = await real.LookUpAsync(ask, within);
        Interlocked.Increment(ref lookUps);
        return found;
    }

    public Task<WriteResult> WriteAsync(DayChanges changes, Action onceSent, Action whileCommitting)
    {
        Writes++;
        return OnWrite(changes, LosesNextCommit ? Lost : () => real.WriteAsync(changes, onceSent, During));

        void During()
        {
            var planted = DuringNextCommit;
            DuringNextCommit = () => { };
            planted();
            whileCommitting();
        }

        Task<WriteResult> Lost()
        {
            LosesNextCommit = false;
            During();
            return Task.FromResult(WriteResult.Unknown);
        }
    }

    public Task<WriteResult> WriteLockedAsync(IReadOnlyList<int> days, Func<DantainDb, Task<DayChanges?>> decide)
    {
        LockedWrites++;
        return OnLocked(() => real.WriteLockedAsync(days, decide), async () =>
        {
            var lost = real.WriteLockedAsync(days, async db =>
            {
                await decide(db);
                throw new NotSupportedException("planted: the COMMIT is lost");
            });
            await Should.ThrowAsync<NotSupportedException>(lost);
            return WriteResult.Unknown;
        });
    }

    public Task<bool> ResolveAsync(DayChanges changes)
    {
        Resolves++;
        return OnResolve(() => real.ResolveAsync(changes));
    }

    /// <summary>Runs this once before the next optimistic attempt, when the batch has been decided already.</summary>
    public void BeforeNextWrite(Func<Task> first) => NextWrite(async (_, write) =>
    {
        await first();
        return await write();
    });

    /// <summary>Does this in place of the next optimistic attempt; later ones are real again.</summary>
    public void NextWrite(Func<DayChanges, Func<Task<WriteResult>>, Task<WriteResult>> instead) => OnWrite = (changes, write) =>
    {
        OnWrite = (_, real) => real();
        return instead(changes, write);
    };

    public ValueTask DisposeAsync() => real.DisposeAsync();
}
