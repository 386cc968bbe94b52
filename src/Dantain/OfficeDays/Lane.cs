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
sealed class Lane(LaneQueue queue, DayCopies copies, DayLoader loader, Store store, FactChain chain, DayFeed feed, CityClock clock, ILogger<Lane> log) : IAsyncDisposable
{
    const int MostInABatch = 1000, MostAttempts = 6;
    public static readonly Refusal Unavailable = new("storage.unavailable", RefusalKind.Busy);
    readonly IDayWriter writer = store.Writer();
    Task? running;

    public void Start() => running ??= Task.Run(RunAsync);

    async Task RunAsync()
    {
        while (await queue.WaitAsync())
        {
            while (queue.TryTake(out var chore)) await Guarded(chore, []);
            var batch = queue.Take(MostInABatch);
            if (batch.Count > 0) await Guarded(() => ProcessAsync(batch, 1), batch);
        }
    }

    /// <summary>Whatever happens, the lane goes on and everyone is answered.</summary>
    async Task Guarded(Func<Task> work, List<Pending> batch)
    {
        try { await work(); }
        catch (StorageUnavailable fault)
        {
            log.LogError("{Fault}", fault.InnerException?.GetType().Name);
            foreach (var pending in batch) pending.Refuse(Unavailable);
            foreach (var pending in batch) pending.Answer();
        }
        catch (Exception fault)
        {
            log.LogError(fault, "A batch of {Count} commands failed", batch.Count);
            foreach (var pending in batch) pending.Fail(fault);
        }
    }

    async Task ProcessAsync(List<Pending> batch, int attempt)
    {
        var days = await CopiesAsync(batch);
        BatchLookup known;
        await using (var db = store.Open()) known = await BatchLookup.ForAsync(db, batch, days.Keys, store.HasOtherNodes, clock.Now);
        foreach (var (overdue, _) in known.Overdue) if (await copies.GetAsync(overdue) is { } other) days[overdue] = other;
        foreach (var day in days.Values)
            if (known.Versions.TryGetValue(day.Head.Id, out var version) && version > day.Head.Version) await loader.RefreshAsync(day);

        var tray = new BatchTray(days, chain);
        try
        {
            if (tray.Decide(batch, known, clock.Now) is not { } changes) tray.AnswerAll();
            else await SettleAsync(tray, batch, await writer.WriteAsync(changes), changes, attempt);
        }
        catch
        {
            tray.Undo();
            foreach (var id in days.Keys) copies.Drop(id);
            throw;
        }
        foreach (var id in tray.Broken) copies.Drop(id);
    }

    async Task SettleAsync(BatchTray tray, List<Pending> batch, WriteResult result, DayChanges changes, int attempt)
    {
        switch (result)
        {
            case WriteResult.Committed:
                Accept(tray);
                return;
            case WriteResult.Stale:
                tray.Undo();
                await DecideLockedAsync(tray, batch, attempt);
                return;
            case WriteResult.Violation:
                tray.Undo();
                await AgainAsync(tray, batch, attempt);
                return;
            default:
                var durable = await ResolveAsync(changes);
                if (durable) Accept(tray);
                else
                {
                    tray.Undo();
                    await ProcessAsync(batch, attempt + 1);
                }
                return;
        }
    }

    void Accept(BatchTray tray)
    {
        tray.Accept();
        foreach (var day in tray.Changed) feed.Publish(day, own: true);
        tray.AnswerAll();
    }

    /// <summary>The second attempt locks the days first, reads what is newer, decides again under the lock and commits.</summary>
    async Task DecideLockedAsync(BatchTray tray, List<Pending> batch, int attempt)
    {
        DayChanges? changes = null;
        var result = await writer.WriteLockedAsync([.. tray.Days.Keys.Select(d => d.Value)], async db =>
        {
            foreach (var day in tray.Days.Values) await loader.RefreshAsync(db, day);
            var known = await BatchLookup.ForAsync(db, batch, tray.Days.Keys, false, clock.Now);
            return changes = tray.Decide(batch, known, clock.Now);
        });
        if (changes is null && result == WriteResult.Committed) tray.AnswerAll();
        else if (result == WriteResult.Stale && attempt >= MostAttempts) throw new StorageUnavailable(new TimeoutException("Six attempts gave way to others"));
        else await SettleAsync(tray, batch, result, changes!, attempt + 1);
    }

    /// <summary>A constraint said no: look up again and rerun together, then halve; one alone must be wrong about its own day, which is read anew once.</summary>
    async Task AgainAsync(BatchTray tray, List<Pending> batch, int attempt)
    {
        if (attempt == 1)
        {
            await ProcessAsync(batch, 2);
            return;
        }
        foreach (var id in tray.Days.Keys) copies.Drop(id);
        if (batch.Count == 1)
        {
            if (attempt >= MostAttempts) throw new InvalidOperationException($"{batch[0].Command.GetType().Name} breaks a constraint of the database");
            await ProcessAsync(batch, MostAttempts);
            return;
        }
        var half = batch.Count / 2;
        foreach (var part in new[] { batch[..half], batch[half..] }) await Guarded(() => ProcessAsync(part, 2), part);
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
                await Task.Delay(wait);
            }
        }
    }

    async Task<Dictionary<DayId, OfficeDay>> CopiesAsync(List<Pending> batch)
    {
        var days = new Dictionary<DayId, OfficeDay>();
        foreach (var pending in batch)
            foreach (var id in pending.Days)
                if (!days.ContainsKey(id)) days[id] = await copies.GetAsync(id) ?? throw new InvalidOperationException($"Office-day {id} was there when its command came");
        return days;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Close();
        if (running is not null) await running;
        await writer.DisposeAsync();
    }
}
