using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Waitlists;

/// <summary>A time with room, kept or free for everyone, and the slots of all groups in which a visit at it may have places.</summary>
/// <param name="Spread">How long after the time a slot of its places may begin, in minutes.</param>
public sealed record RoomyTime(DayId Day, TimeOnly Start, DateTimeOffset At, IReadOnlyList<Slot> Slots, int Spread)
{
    /// <summary>Where somebody with these needs has their places; null where there is no room for them.</summary>
    internal IReadOnlyList<(Slot Slot, int Places)>? PlacesFor(IReadOnlyList<(int Group, int Places)> needs) =>
        OfficeDays.Spread.Of(needs, Start, Spread, (group, start) => Slots.FirstOrDefault(s => s.Group == group && s.Start == start), s => s.Room);

    internal RoomyTime Without(IReadOnlyList<(int Group, int Places)> needs) => PlacesFor(needs) is not { } places ? this
        : this with { Slots = [.. Slots.Select(s => places.FirstOrDefault(p => p.Slot.No == s.No) is { Slot: not null } taken ? s with { Taken = s.Taken + taken.Places } : s)] };
}

/// <summary>Somebody who waits, with what they need. <paramref name="Before"/> is the start of the visit that would move, if there is one.</summary>
public sealed record InLine(WaitlistEntry Entry, IReadOnlyList<ItemAsk> Items, IReadOnlyList<(int Group, int Places)> Needs, DateTimeOffset? Before = null)
{
    /// <summary>The person and the visit as sealed with it; null where the entry has its own.</summary>
    public byte[]? VisitSealed { get; init; }

    public bool Wants(int office, DateOnly date) => (Entry.Office ?? office) == office && date <= Entry.LastDate;

    /// <summary>Whether they wish for this time, all their items have room there, and they have not let it pass before.</summary>
    public bool Fits(RoomyTime time) =>
        Wants(time.Day.Office, time.Day.Date) && !(time.At >= Before) && !Entry.HasPassed(time.Day.Value, time.Start)
        && time.PlacesFor(Needs) is not null;

    public static IReadOnlyList<(int Group, int Places)> NeedsOf(City city, IEnumerable<ItemAsk> items) =>
        [.. items.Select(i => city.Service(i.Service)).OfType<ServiceType>().GroupBy(s => city.GroupOf(s).No).Select(g => (g.Key, g.Sum(city.PlacesOf)))];
}

/// <summary>Fair order: who joined first, among those whom the place fits. Nobody else is considered, and nothing but the moment of joining counts.</summary>
public static class NextInLine
{
    public static IEnumerable<InLine> Order(IEnumerable<InLine> line) => line.OrderBy(w => w.Entry.JoinedAt).ThenBy(w => w.Entry.Reference, StringComparer.Ordinal);

    /// <param name="time">What has room.</param>
    /// <param name="line">In order.</param>
    public static InLine? For(RoomyTime time, IEnumerable<InLine> line) => line.FirstOrDefault(w => w.Entry.State == WaitState.Waiting && w.Fits(time));
}
