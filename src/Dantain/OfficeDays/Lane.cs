using System.Data.Common;
using Dantain.History;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.Extensions.Logging;

namespace Dantain.OfficeDays;

/// <summary>
/// The one writer of a node: takes all commands that wait, of all office-days, decides each in order of arrival on the copies in memory,
/// makes everything durable in one transaction, and only then answers and publishes. Alone, a command waits for one flush;
/// in a rush hundreds share one. See design.md section 3; every guard here has a test with its fault planted.
/// </summary>
sealed class Lane(LaneQueue queue, DayCopies copies, DayLoader loader, Store store, IDayWriter writer, FactChain chain, DayFeed feed, CityClock clock, ILogger<Lane> log) : IAsyncDisposable
{
    /// <summary>A batch that broke a constraint up to this attempt is looked up and decided again together; later ones are halved.</summary>
    const int LastTogether = 2;
    const int MostInABatch = 1000, MostAttempts = 6;
    public static readonly Refusal Unavailable = new("storage.unavailable", RefusalKind.Busy);
    readonly CancellationTokenSource stopping = new();
    /// <summary>What became durable since the next batch was looked up.</summary>
    readonly List<DayChanges> meanwhile = [];
    TaskCompletionSource committing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task? running;

    public void Start() => running ??= Task.Run(RunAsync);

    /// <summary>While one batch commits, the next is looked up: not earlier, so that it is as large as it can be; it is decided once the one before is durable.</summary>
    async Task RunAsync()
    {
        var writing = Task.CompletedTask;
        while (await queue.WaitAsync())
        {
            await Task.WhenAny(writing, committing.Task);
            if (queue.HasChores) await writing;
            while (queue.TryTake(out var chore)) await DoAsync(chore);
            var batch = queue.Take(MostInABatch);
            if (batch.Count == 0) continue;
            meanwhile.Clear();
            var known = LookUpAsync(batch);
            await writing;
            committing = new(TaskCreationOptions.RunContinuationsAsynchronously);
            writing = AnswerAsync(batch, known, last: false);
        }
        await writing;
    }

    async Task DoAsync(Func<Task> chore)
    {
        try { await chore(); }
        catch (Exception fault) { log.LogError(fault, "The lane could not bring a copy up to date or let it go"); }
    }

    /// <summary>
    /// Whatever happens, the lane goes on and everyone is answered. A batch that cannot be written is halved, its days read anew, until
    /// whoever is the cause stands alone; once more alone, and only that command fails.
    /// </summary>
    async Task AnswerAsync(List<Pending> batch, Task<BatchLookup> looking, bool last)
    {
        try
        {
            var known = await looking;
            foreach (var changes in meanwhile) known.Follow(changes);
            await ProcessAsync(batch, known, 1);
            return;
        }
        catch (Exception fault) when (StorageUnavailable.IsBehind(fault))
        {
            log.LogError("The database is not there for {Count} commands: {Fault} {State}", batch.Count, fault.GetBaseException().GetType().Name, (fault.GetBaseException() as DbException)?.SqlState);
            foreach (var pending in batch) pending.Refuse(Unavailable);
            last = true;
        }
        catch (Exception fault)
        {
            log.LogError(fault, "{Count} commands failed together", batch.Count);
            last |= fault is OperationCanceledException;   // the node stops, and the database has not said what it has
            if (last) foreach (var pending in batch) pending.Fail(fault);
        }
        if (last) foreach (var pending in batch) pending.Answer();
        else if (batch.Count == 1) await AnswerAsync(batch, LookUpAsync(batch), last: true);
        else foreach (var half in new[] { batch[..(batch.Count / 2)], batch[(batch.Count / 2)..] }) await AnswerAsync(half, LookUpAsync(half), last: false);
    }

    Task<BatchLookup> LookUpAsync(List<Pending> batch) => BatchLookup.ReadAsync(writer, store, batch, clock.Now);

    async Task ProcessAsync(List<Pending> batch, BatchLookup known, int attempt)
    {
        var (days, fresher) = await CopiesAsync(batch.SelectMany(p => p.Days).Concat(known.Overdue.Select(o => o.Day)));
        foreach (var copy in days.Values.Where(known.IsAheadOf))
        {
            await loader.RefreshAsync(copy);
            fresher = true;
        }
        if (fresher) known = await LookUpAsync(batch);
        var tray = new BatchTray(days, chain);
        try
        {
            if (tray.Decide(batch, known, clock.Now) is not { } changes) tray.AnswerAll();
            else await SettleAsync(tray, batch, await writer.WriteAsync(changes, () => committing.TrySetResult()), changes, attempt);
        }
        catch
        {
            tray.Undo();
            Drop(days.Keys);
            throw;
        }
        Drop(tray.Broken);
    }

    async Task SettleAsync(BatchTray tray, List<Pending> batch, WriteResult result, DayChanges changes, int attempt)
    {
        switch (result)
        {
            case WriteResult.Committed:
                Accept(tray, changes);
                return;
            case WriteResult.Stale:
                tray.Undo();
                if (attempt >= MostAttempts) throw new StorageUnavailable(new TimeoutException("Gave way to others in every attempt"));
                await DecideLockedAsync(tray, batch, attempt + 1);
                return;
            case WriteResult.Violation:
                tray.Undo();
                if (attempt > LastTogether) throw new InvalidOperationException($"{batch[0].Command.GetType().Name} or one of {batch.Count - 1} with it breaks a constraint of the database");
                await ProcessAsync(batch, await LookUpAsync(batch), LastTogether + 1);
                return;
            default:
                var durable = await ResolveAsync(changes);
                if (durable) Accept(tray, changes);
                else tray.Undo();
                Drop(tray.Days.Keys);   // resolving has raised their versions
                if (durable) return;
                if (attempt >= MostAttempts) throw new StorageUnavailable(new TimeoutException("No attempt to commit succeeded"));
                await ProcessAsync(batch, await LookUpAsync(batch), attempt + 1);
                return;
        }
    }

    /// <summary>Durable: from here on nothing may stand between the callers and their answers.</summary>
    void Accept(BatchTray tray, DayChanges changes)
    {
        tray.Accept();
        meanwhile.Add(changes);
        foreach (var day in tray.Changed)
        {
            try { feed.Publish(day, own: true); }
            catch (Exception fault) { log.LogError(fault, "Someone who listens to office-days failed"); }
            if (day.Head.State == DayState.Closed) copies.Drop(day.Id);
        }
        tray.AnswerAll();
    }

    /// <summary>The second attempt locks the days first, reads what is newer, decides again under the lock and commits.</summary>
    async Task DecideLockedAsync(BatchTray tray, List<Pending> batch, int attempt)
    {
        DayChanges? changes = null;
        var result = await writer.WriteLockedAsync([.. tray.Days.Keys.Select(d => d.Value)], async db =>
        {
            await loader.RefreshAsync(db, tray.Days.Values);
            return changes = tray.Decide(batch, await BatchLookup.ReadAsync(writer, store, batch, clock.Now, db), clock.Now);
        });
        if (changes is null && result is WriteResult.Committed or WriteResult.Unknown) tray.AnswerAll();   // there was nothing to write
        else await SettleAsync(tray, batch, result, changes!, attempt);
    }

    /// <summary>Nobody is answered before the database has said, durably, whether the batch is there.</summary>
    async Task<bool> ResolveAsync(DayChanges changes)
    {
        for (var wait = 50; ; wait = Math.Min(wait * 2, 2000))
        {
            try { return await writer.ResolveAsync(changes); }
            catch (Exception fault)
            {
                log.LogError("The outcome of a commit is unknown and the database cannot say yet: {Fault}", fault.GetType().Name);
            }
            await Task.Delay(wait, stopping.Token);
        }
    }

    /// <summary>The copies of these days; whether one had to be read only now, and so is fresher than what was looked up.</summary>
    async Task<(Dictionary<DayId, OfficeDay> Days, bool Fresher)> CopiesAsync(IEnumerable<DayId> ids)
    {
        var (days, fresher) = (new Dictionary<DayId, OfficeDay>(), false);
        foreach (var id in ids)
        {
            if (days.ContainsKey(id)) continue;
            fresher |= copies.Loaded(id) is null;
            days[id] = await copies.GetAsync(id) ?? throw new InvalidOperationException($"Office-day {id} was there when its command came");
        }
        return (days, fresher);
    }

    void Drop(IEnumerable<DayId> days)
    {
        foreach (var id in days) copies.Drop(id);
    }

    /// <summary>Everything that waits is still written and answered; only a database that cannot say what it has is not waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Close();
        await stopping.CancelAsync();
        if (running is not null) await running;
    }
}
