using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Waitlists;

/// <summary>A time with room, by service group; kept or free for everyone.</summary>
public sealed record RoomyTime(DayId Day, TimeOnly Start, DateTimeOffset At, IReadOnlyDictionary<int, int> Room);

/// <summary>Somebody who waits, with what they need. <paramref name="Before"/> is the start of the visit that would move, if there is one.</summary>
public sealed record InLine(WaitlistEntry Entry, IReadOnlyList<ItemAsk> Items, IReadOnlyList<(int Group, int Places)> Needs, DateTimeOffset? Before = null)
{
    /// <summary>The person and the visit as sealed with it; null where the entry has its own.</summary>
    public byte[]? VisitSealed { get; init; }

    public bool Wants(int office, DateOnly date) => (Entry.Office ?? office) == office && date <= Entry.LastDate;

    /// <summary>Whether they wish for this time, all their items have room there, and they have not let it pass before.</summary>
    public bool Fits(RoomyTime time) =>
        Wants(time.Day.Office, time.Day.Date) && !(time.At >= Before) && !Entry.HasPassed(time.Day.Value, time.Start)
        && Needs.All(n => time.Room.GetValueOrDefault(n.Group) >= n.Places);

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
