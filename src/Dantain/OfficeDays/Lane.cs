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
    const int MostInABatch = 1000, MostAttempts = 6, SmoothEnough = 8;
    public static readonly Refusal Unavailable = new("storage.unavailable", RefusalKind.Busy);
    readonly CancellationTokenSource stopping = new();
    /// <summary>What became durable since the next batch was looked up, where it was.</summary>
    readonly List<DayChanges> meanwhile = [];
    Next? next;
    /// <summary>Durable, and nobody was told yet: that happens while the database works on the batch after it, so that it need not wait for it.</summary>
    BatchTray? untold;
    /// <summary>Batches since the last one in which a command was refused or the database objected.</summary>
    int smooth;
    Task? running;

    /// <summary>
    /// The batch after the one that commits. In calm times it is decided already, on copies that hold what is being committed: what they cannot
    /// know is left to the constraints. After an objection batches are looked up first.
    /// </summary>
    sealed record Next(List<Pending> Batch, BatchTray? Decided, Task<BatchLookup>? Known);

    public void Start() => running ??= Task.Run(RunAsync);

    async Task RunAsync()
    {
        while (next is not null || await queue.WaitAsync())
        {
            if (next is null)
            {
                while (queue.TryTake(out var chore)) await DoAsync(chore);
                TakeNext();
            }
            if (next is not { } now) continue;
            next = null;
            if (now.Decided is { } tray) await AnswerAsync(now.Batch, () => WriteAsync(tray, 1), last: false);
            else await AnswerAsync(now.Batch, () => ProcessAsync(now.Batch, now.Known, 1), last: false);
        }
    }

    /// <summary>Called while a batch commits, not earlier, so that the next one is as large as it can be. Work on the copies comes first: then none is taken.</summary>
    void TakeNext()
    {
        if (next is not null || queue.HasChores) return;
        var batch = queue.Take(MostInABatch);
        if (batch.Count == 0) return;
        if (smooth >= SmoothEnough && DecideAhead(batch) is { } tray) next = new(batch, tray, null);
        else next = new(batch, null, LookUpAsync(batch));
    }

    /// <summary>Only when all goes well: a refusal may be the repetition of what was done, which only the database knows. Else nothing is changed.</summary>
    BatchTray? DecideAhead(List<Pending> batch)
    {
        var days = new Dictionary<DayId, OfficeDay>();
        foreach (var id in batch.SelectMany(p => p.Days))
        {
            if (days.ContainsKey(id)) continue;
            if (copies.Loaded(id) is not { } day) return null;
            days[id] = day;
        }
        var tray = new BatchTray(batch, days, chain, feed);
        try { tray.Decide(new(), clock.Now); }
        catch (Exception fault)
        {
            log.LogError(fault, "{Count} commands could not be decided ahead", batch.Count);   // another batch commits: it must not learn of this
            tray.Undo();
            return null;
        }
        if (tray.IsSmooth) return tray;
        tray.Undo();
        return null;
    }

    /// <summary>A batch that is not durable as it was decided: what was decided or looked up on top of it goes first.</summary>
    void Undo(BatchTray tray)
    {
        TakeBackNext();
        tray.Undo();
    }

    void TakeBackNext()
    {
        smooth = 0;
        next?.Decided?.Undo();
        if (next is not null) next = new(next.Batch, null, null);
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
    async Task AnswerAsync(List<Pending> batch, Func<Task> attempt, bool last)
    {
        try
        {
            await attempt();
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
        else if (batch.Count == 1) await AnswerAsync(batch, () => ProcessAsync(batch, null, 1), last: true);
        else foreach (var half in new[] { batch[..(batch.Count / 2)], batch[(batch.Count / 2)..] }) await AnswerAsync(half, () => ProcessAsync(half, null, 1), last: false);
    }

    Task<BatchLookup> LookUpAsync(List<Pending> batch)
    {
        meanwhile.Clear();
        return BatchLookup.ReadAsync(writer, store, batch, clock.Now);
    }

    async Task ProcessAsync(List<Pending> batch, Task<BatchLookup>? looking, int attempt)
    {
        var known = await (looking ?? LookUpAsync(batch));
        foreach (var changes in meanwhile) known.Follow(changes);
        var (days, fresher) = await CopiesAsync(batch.SelectMany(p => p.Days).Concat(known.Overdue.Select(o => o.Day)));
        foreach (var copy in days.Values.Where(known.IsAheadOf))
        {
            await loader.RefreshAsync(copy);
            fresher = true;
        }
        if (fresher) known = await LookUpAsync(batch);
        var tray = new BatchTray(batch, days, chain, feed);
        tray.Decide(known, clock.Now);
        await WriteAsync(tray, attempt);
    }

    async Task WriteAsync(BatchTray tray, int attempt)
    {
        if (!tray.IsSmooth || attempt > 1) smooth = 0;
        try
        {
            if (tray.Changes is { } changes) await SettleAsync(tray, await writer.WriteAsync(changes, Tell, TakeNext), attempt);
            else tray.AnswerAll();
        }
        catch
        {
            Tell();
            Undo(tray);
            Drop(tray.Days.Keys);
            throw;
        }
        smooth++;
        Drop(tray.Broken);
    }

    async Task SettleAsync(BatchTray tray, WriteResult result, int attempt)
    {
        Tell();
        var batch = tray.Batch;
        switch (result)
        {
            case WriteResult.Committed:
                Accept(tray);
                return;
            case WriteResult.Stale:
                Undo(tray);
                if (attempt >= MostAttempts) throw new StorageUnavailable(new TimeoutException("Gave way to others in every attempt"));
                await DecideLockedAsync(tray, attempt + 1);
                return;
            case WriteResult.Violation:
                Undo(tray);
                if (attempt > LastTogether) throw new InvalidOperationException($"{batch[0].Command.GetType().Name} or one of {batch.Count - 1} with it breaks a constraint of the database");
                await ProcessAsync(batch, null, LastTogether + 1);
                return;
            default:
                TakeBackNext();
                var durable = await ResolveAsync(tray.Changes!);
                if (durable) Accept(tray);
                else tray.Undo();
                Drop(tray.Days.Keys);   // resolving has raised their versions
                if (durable) return;
                if (attempt >= MostAttempts) throw new StorageUnavailable(new TimeoutException("No attempt to commit succeeded"));
                await ProcessAsync(batch, null, attempt + 1);
                return;
        }
    }

    /// <summary>Durable: from here on nothing may stand between the callers and their answers but the sending of the next batch.</summary>
    void Accept(BatchTray tray)
    {
        tray.Accept();
        if (next is { Known: not null }) meanwhile.Add(tray.Changes!);
        untold = tray;
        if (next is not { Decided.Changes: not null }) Tell();
    }

    void Tell()
    {
        if (untold is not { } tray) return;
        untold = null;
        foreach (var view in tray.Views)
        {
            try { feed.Publish(view, own: true); }
            catch (Exception fault) { log.LogError(fault, "Someone who listens to office-days failed"); }
            if (view.Head.State == DayState.Closed) copies.Drop(view.Id);
        }
        tray.AnswerAll();
    }

    /// <summary>The second attempt locks the days first, reads what is newer, decides again under the lock and commits.</summary>
    async Task DecideLockedAsync(BatchTray tray, int attempt)
    {
        DayChanges? changes = null;
        var result = await writer.WriteLockedAsync([.. tray.Days.Keys.Select(d => d.Value)], async db =>
        {
            await loader.RefreshAsync(db, tray.Days.Values);
            return changes = tray.Decide(await BatchLookup.ReadAsync(writer, store, tray.Batch, clock.Now, db), clock.Now);
        });
        if (changes is null && result is WriteResult.Committed or WriteResult.Unknown) tray.AnswerAll();   // there was nothing to write
        else await SettleAsync(tray, result, attempt);
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
