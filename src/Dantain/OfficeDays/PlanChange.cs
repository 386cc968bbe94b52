using Dantain.Cities;

namespace Dantain.OfficeDays;

/// <summary>What one version of the rules plans for a time and another does not: 0 places where a version has no such time.</summary>
public sealed record PlanChange(int Group, Channel Channel, TimeOnly Start, int Before, int After)
{
    /// <summary>
    /// The times of an office's date that two versions plan differently. What both plan alike is not in it, so a change that somebody made
    /// on the day itself stands unless the new rules speak of that very time. Where only the hours of a group differ, a time that both have
    /// keeps its places: cutting the day anew would shift odd places between its hours and displace people for nothing.
    /// </summary>
    public static IReadOnlyList<PlanChange> Between(City before, City after, int office, DateOnly date)
    {
        var (old, planned) = (Plan(before, office, date), Plan(after, office, date));
        return
        [
            .. from key in old.Keys.Union(planned.Keys)
               let change = new PlanChange(key.Group, key.Channel, key.Start, old.GetValueOrDefault(key), planned.GetValueOrDefault(key))
               where change.Before != change.After
               where !(old.ContainsKey(key) && planned.ContainsKey(key) && SharesAlike(before, after, office, key.Group))
               orderby change.Start, change.Group, change.Channel
               select change,
        ];
    }

    public bool IsOf(Slot slot) => (slot.Group, slot.Channel, slot.Start) == (Group, Channel, Start);

    static bool SharesAlike(City before, City after, int office, int group)
    {
        return Share(before) == Share(after);

        (double?, double?, Split?, int) Share(City city)
        {
            var capacity = city.Office(office)?.Capacity.FirstOrDefault(c => city.Group(c.Group).No == group);
            return (capacity?.Counters, city.Group(group)?.MinutesPerPlace, capacity?.Split ?? city.Rules.Split, city.Rules.SlotMinutes);
        }
    }

    static Dictionary<(int Group, Channel Channel, TimeOnly Start), int> Plan(City city, int office, DateOnly date) =>
        city.Office(office) is not { } there ? []
        : DraftOfficeDay.For(city, there, date, DateTimeOffset.UnixEpoch).Slots.Inserts.ToDictionary(s => (s.Group, s.Channel, s.Start), s => s.Wanted);
}
