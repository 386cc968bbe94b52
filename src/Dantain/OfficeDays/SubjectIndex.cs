namespace Dantain.OfficeDays;

/// <summary>
/// Which subjects have an active item of which service group, and on which day: what one day's copy cannot know. The lane fills it for
/// the subjects a batch names (one query) and the days keep it right while they are decided; the unique index has the last word.
/// </summary>
internal sealed class SubjectIndex
{
    readonly Dictionary<(long Subject, int Group), DayId> active = [];

    public bool Contains(long subject, int group) => active.ContainsKey((subject, group));
    public DayId? DayOf(long subject, int group) => active.TryGetValue((subject, group), out var day) ? day : null;
    public void Add(long subject, int group, DayId day) => active[(subject, group)] = day;

    /// <summary>Forgets an item of this day; an item of another day that came in between stays.</summary>
    public void Remove(long subject, int group, DayId day)
    {
        if (active.TryGetValue((subject, group), out var known) && known == day) active.Remove((subject, group));
    }

    /// <summary>
    /// The copies were brought up to date after this was read: where a copy has no such item any more, another node has just ended it.
    /// </summary>
    public void Trust(IReadOnlyDictionary<DayId, OfficeDay> fresher)
    {
        foreach (var ((subject, group), id) in active.ToArray())
            if (fresher.TryGetValue(id, out var day) && !day.HasActive(subject, group)) active.Remove((subject, group));
    }
}
