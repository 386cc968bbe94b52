using Dantain.History;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.OfficeDays;

/// <summary>
/// The only way to change an office-day. Give it a verb as data, who does it and a request id: the same id with the same content gets the
/// first outcome again, with other content it is refused. Answered is only what is durable.
/// </summary>
public sealed class OfficeDayRunner
{
    public static readonly Refusal UnknownOffice = new("office.not-found", RefusalKind.NotFound);
    public static readonly Refusal Full = new("storage.busy", RefusalKind.Busy);

    readonly LaneQueue queue;
    readonly DayCopies copies;
    readonly DayLoader loader;
    readonly DayFeed feed;
    readonly Vault vault;
    readonly Store store;

    internal OfficeDayRunner(LaneQueue queue, DayCopies copies, DayLoader loader, DayFeed feed, Vault vault, Store store) =>
        (this.queue, this.copies, this.loader, this.feed, this.vault, this.store) = (queue, copies, loader, feed, vault, store);

    public Task<Result<TOutcome>> RunAsync<TOutcome>(DayId day, OfficeDayCommand<TOutcome> command, Actor actor, Guid request, DateTimeOffset? deviceAt = null)
        where TOutcome : Outcome => SendAsync<TOutcome>(command, [day], actor, request, deviceAt);

    public Task<Result<TOutcome>> RunAsync<TOutcome>(DayId from, DayId to, TwoDayCommand<TOutcome> command, Actor actor, Guid request, DateTimeOffset? deviceAt = null)
        where TOutcome : Outcome => SendAsync<TOutcome>(command, [from, to], actor, request, deviceAt);

    async Task<Result<TOutcome>> SendAsync<TOutcome>(DayCommand command, DayId[] days, Actor actor, Guid request, DateTimeOffset? deviceAt) where TOutcome : Outcome
    {
        try { foreach (var id in days) if (await LoadAsync(id) is null) return UnknownOffice; }
        catch (Exception fault) when (StorageUnavailable.IsBehind(fault)) { return Lane.Unavailable; }
        var mac = vault.Digest(FactText.Content(command, days, actor.ToString()));
        var pending = new Pending<TOutcome>(command, days, actor, request, mac, deviceAt?.ToUniversalTime());
        return queue.TryAdd(pending) ? await pending.Answered : Full;
    }

    /// <summary>What a day shows to everyone, as of its last commit; loads the day when nobody has asked for it yet.</summary>
    public async Task<DayView?> ViewAsync(DayId id) => feed.View(id) ?? (await LoadAsync(id) is null ? null : feed.View(id));

    /// <summary>Another node wrote this version: the copy is brought up to date in the lane, then shown.</summary>
    public void Refresh(DayId id, int version)
    {
        if (!IsBehind(id, version)) return;
        queue.TryAdd(async () =>
        {
            if (!IsBehind(id, version) || (copies.Loaded(id) ?? await copies.GetAsync(id)) is not { } day) return;
            await loader.RefreshAsync(day);
            feed.Publish(feed.Draw(day));
        });
    }

    /// <summary>Days on show here that another node has written since: the safety net below notifications.</summary>
    public async Task PollAsync()
    {
        int[] shown = [.. feed.Shown.Select(d => d.Value)];
        await using var db = store.Open();
        var versions = await db.Days.Where(d => shown.Contains(d.Id)).Select(d => new { d.Id, d.Version }).ToListAsync();
        foreach (var day in versions) Refresh(new(day.Id), day.Version);
    }

    /// <summary>What is shown may be behind even where the copy is not: a copy that was dropped is read anew without being shown.</summary>
    bool IsBehind(DayId id, int version) => feed.View(id)?.Head.Version < version;

    /// <summary>Lets go of copies that nobody has used for a while and that have no hold running; what they showed goes with them.</summary>
    public void ForgetIdle(TimeSpan since)
    {
        foreach (var id in copies.All.Union(feed.Shown)) queue.TryAdd(() =>
        {
            if (copies.MayGo(id, since))
            {
                copies.Drop(id);
                feed.Forget(id);
            }
            return Task.CompletedTask;
        });
    }

    async Task<OfficeDay?> LoadAsync(DayId id)
    {
        if (await copies.GetAsync(id) is not { } day) return null;
        if (feed.View(id) is null) await ShowAsync(id);
        return day;
    }

    /// <summary>The first view of a day is made in the lane too, as nobody else may look into a copy.</summary>
    async Task ShowAsync(DayId id)
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = queue.TryAdd(async () =>
        {
            try { if (feed.View(id) is null && await copies.GetAsync(id) is { } day) feed.Publish(feed.Draw(day)); }
            finally { shown.SetResult(); }
        });
        if (taken) await shown.Task;
    }
}
