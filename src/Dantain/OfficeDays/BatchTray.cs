using Dantain.History;
using Dantain.Shared;

namespace Dantain.OfficeDays;

/// <summary>One batch on its days: decides the commands, holds what they changed until it is durable, and takes it back when it is not.</summary>
sealed class BatchTray(Dictionary<DayId, OfficeDay> days, FactChain chain)
{
    readonly Dictionary<DayId, OfficeDay.SavePoint> starts = days.ToDictionary(d => d.Key, d => d.Value.Save());
    List<Pending> answers = [];
    readonly Dictionary<Guid, Pending> seen = [];

    public Dictionary<DayId, OfficeDay> Days => days;
    public List<OfficeDay> Changed { get; } = [];
    /// <summary>Days on which a command threw: their copies are not trusted any more.</summary>
    public HashSet<DayId> Broken { get; } = [];

    /// <summary>Decides all in order of arrival. Null when nothing is to be written.</summary>
    public DayChanges? Decide(List<Pending> batch, BatchLookup known, DateTimeOffset clock)
    {
        answers = batch;
        seen.Clear();
        Changed.Clear();
        known.Subjects.Trust(days);
        foreach (var (id, day) in days)
        {
            starts[id] = day.Save();
            day.Elsewhere = known.Subjects;
            day.DrawReference = Reference.New;
        }
        foreach (var (day, booking) in known.Overdue) if (days.TryGetValue(day, out var other)) Expire(other, booking, clock);
        foreach (var pending in batch) DecideOne(pending, known, clock);

        var changes = new DayChanges();
        foreach (var day in days.Values.Where(d => d.HasChanges).OrderBy(d => d.Id))
        {
            day.CollectInto(changes);
            Changed.Add(day);
        }
        return Changed.Count > 0 ? changes : null;
    }

    void DecideOne(Pending pending, BatchLookup known, DateTimeOffset clock)
    {
        OfficeDay[] on = [.. pending.Days.Select(id => days[id])];
        var points = Array.ConvertAll(on, d => d.Save());
        try
        {
            if (seen.TryGetValue(pending.Request, out var first)) { pending.RepeatOf(first); return; }
            if (known.Answered.TryGetValue(pending.Request, out var fact)) { pending.Repeat(fact); return; }
            var now = Now(on, clock);
            foreach (var day in on)
            {
                if (day.Overdue(now) is not { Length: > 0 } overdue) continue;
                foreach (var hold in overdue) Expire(day, hold, now);
                points = Array.ConvertAll(on, d => d.Save());
            }
            if (pending.Decide(on, now) is not { } outcome) return;
            chain.Append(days[pending.MainDay], outcome, now, pending.Actor.ToString(), pending.Request, pending.Mac, null, pending.DeviceAt);
            foreach (var day in on)
                foreach (var noted in day.TakeNoted()) chain.Append(day, noted, now, pending.Actor.ToString(), null, null, pending.Request, pending.DeviceAt);
            seen[pending.Request] = pending;
        }
        catch (Exception fault)
        {
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
        foreach (var day in Changed) day.Accept();
    }

    public void Undo()
    {
        foreach (var (id, day) in days) day.UndoTo(starts[id]);
    }

    public void AnswerAll()
    {
        foreach (var pending in answers) pending.Answer();
    }
}
