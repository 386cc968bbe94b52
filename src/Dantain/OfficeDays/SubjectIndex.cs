namespace Dantain.OfficeDays;

/// <summary>
/// Which subjects have an active item of which service group, and on which days: what one day's copy cannot know. The lane fills it for
/// the subjects a batch names (one query) and the days keep it right while they are decided; the unique index has the last word.
/// </summary>
internal sealed class SubjectIndex
{
    readonly Dictionary<(long Subject, int Group), DayId> active = [];
    /// <summary>Further days of a subject: while a move is taken back day by day it stands on both for a moment.</summary>
    readonly HashSet<((long Subject, int Group) Item, DayId Day)> also = [];

    public bool Contains(long subject, int group) => active.ContainsKey((subject, group));

    public void Add(long subject, int group, DayId day)
    {
        if (!active.TryAdd((subject, group), day) && active[(subject, group)] != day) also.Add(((subject, group), day));
    }

    /// <summary>Forgets the item of this day; one of another day stays. In which order days give and take does not matter.</summary>
    public void Remove(long subject, int group, DayId day)
    {
        var item = (subject, group);
        if (also.Remove((item, day)) || !active.TryGetValue(item, out var known) || known != day) return;
        active.Remove(item);
        foreach (var other in also)
        {
            if (other.Item != item) continue;
            also.Remove(other);
            active[item] = other.Day;
            break;
        }
    }

    /// <summary>
    /// The copies were brought up to date after this was read: where a copy has no such item any more, another node has just ended it.
    /// </summary>
    public void Trust(IReadOnlyDictionary<DayId, OfficeDay> fresher)
    {
        foreach (var ((subject, group), id) in active.Select(a => (a.Key, a.Value)).Concat(also.Select(a => (a.Item, a.Day))).ToArray())
            if (fresher.TryGetValue(id, out var day) && !day.HasActive(subject, group)) Remove(subject, group, id);
    }
}
