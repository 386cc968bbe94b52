using Dantain.History;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>
/// One batch on its days: decides the commands, holds what they changed until it is durable, and takes it back when it is not. The next batch
/// may have been decided on the same copies meanwhile: that one is taken back first.
/// </summary>
sealed class BatchTray(List<Pending> batch, Dictionary<DayId, OfficeDay> days, FactChain chain, DayFeed feed)
{
    readonly Dictionary<DayId, OfficeDay.SavePoint> starts = days.ToDictionary(d => d.Key, d => d.Value.Save()), ends = [];
    readonly Dictionary<Guid, Pending> seen = new(batch.Count);

    public List<Pending> Batch => batch;
    public Dictionary<DayId, OfficeDay> Days => days;
    /// <summary>Null when nothing is to be written.</summary>
    public DayChanges? Changes { get; private set; }
    /// <summary>What the changed days show once this is durable.</summary>
    public List<DayView> Views { get; } = [];
    /// <summary>Days on which a command threw: their copies are not trusted any more.</summary>
    public HashSet<DayId> Broken { get; } = [];
    /// <summary>Whether every command was decided, and none was refused, repeated or failed.</summary>
    public bool IsSmooth { get; private set; }

    /// <summary>Decides all in order of arrival; answers <see cref="Changes"/>.</summary>
    public DayChanges? Decide(BatchLookup known, DateTimeOffset clock)
    {
        seen.Clear();
        IsSmooth = true;
        known.Subjects.Trust(days);
        foreach (var (id, day) in days)
        {
            starts[id] = day.Save();
            day.Elsewhere = known.Subjects;
            day.DrawReference = Reference.New;
        }
        foreach (var (day, booking) in known.Overdue) if (days.TryGetValue(day, out var other)) Expire(other, booking, clock);
        foreach (var pending in batch) DecideOne(pending, known, clock);

        return Changes = Collect();
    }

    DayChanges? Collect()
    {
        var changes = new DayChanges();
        ends.Clear();
        Views.Clear();
        foreach (var day in days.Values.Where(d => d.HasChangesSince(starts[d.Id])).OrderBy(d => d.Id))
        {
            day.CollectInto(changes, starts[day.Id]);
            ends[day.Id] = day.Save();
            Views.Add(feed.Draw(day));
        }
        return Views.Count > 0 ? changes : null;
    }

    void DecideOne(Pending pending, BatchLookup known, DateTimeOffset clock)
    {
        var on = Array.ConvertAll(pending.Days, id => days[id]);
        var points = Array.ConvertAll(on, d => d.Save());
        try
        {
            if (seen.TryGetValue(pending.Request, out var first)) { pending.RepeatOf(first); return; }
            if (known.Answered.TryGetValue(pending.Request, out var fact)) { IsSmooth = false; pending.Repeat(fact); return; }
            var now = Now(on, clock);
            foreach (var day in on)
            {
                if (day.Overdue(now) is not { Length: > 0 } overdue) continue;
                foreach (var hold in overdue) Expire(day, hold, now);
                points = Array.ConvertAll(on, d => d.Save());
            }
            if (pending.Decide(on, now) is not { } outcome) { IsSmooth = false; return; }
            chain.Append(days[pending.MainDay], outcome, now, pending.Actor.ToString(), pending.Request, pending.Mac, null, pending.DeviceAt);
            foreach (var day in on)
                foreach (var (noted, toTell) in day.TakeNoted())
                {
                    day.Tell(toTell);
                    chain.Append(day, noted, now, pending.Actor.ToString(), null, null, pending.Request, pending.DeviceAt);
                }
            seen[pending.Request] = pending;
        }
        catch (Exception fault)
        {
            IsSmooth = false;
            for (var i = 0; i < on.Length; i++) on[i].UndoTo(points[i]);
            foreach (var id in pending.Days) Broken.Add(id);
            pending.Fail(fault);
        }
    }

    /// <summary>A hold past its time goes first, in the same batch. Its request id is made of it, so that two nodes do it once.</summary>
    void Expire(OfficeDay day, int booking, DateTimeOffset clock)
    {
        var now = Now([day], clock);
        if (new ExpireHold(booking).Decide(day, now) is not { IsOk: true, Value: var expired }) return;
        chain.Append(day, expired, now, Actor.System.ToString(), RequestId.For($"expire:{day.Head.Id}:{booking}"), [], null, null);
    }

    /// <summary>A day's now never goes back, whichever node wrote last.</summary>
    static DateTimeOffset Now(ReadOnlySpan<OfficeDay> on, DateTimeOffset clock)
    {
        foreach (var day in on) if (day.Head.LastAt > clock) clock = day.Head.LastAt;
        return clock;
    }

    public void Accept()
    {
        foreach (var (id, end) in ends) days[id].AcceptTo(end);
    }

    public void Undo()
    {
        foreach (var (id, day) in days) day.UndoTo(starts[id]);
    }

    public void AnswerAll()
    {
        foreach (var pending in batch) pending.Answer();
    }
}
