namespace Dantain.OfficeDays;

/// <summary>A sealed day takes no more commands, and its chain of facts has been verified.</summary>
public enum DayState { Open = 1, Closed = 2 }

/// <summary>
/// The row that stands for an office-day: the version that guards its copies, and the head of its chain of facts
/// (number, moment and MAC of the last one), so that cutting off the chain's end shows.
/// </summary>
public sealed record DayHead
{
    public int Id { get; init; }
    public int Office { get; init; }
    public DateOnly Date { get; init; }
    public int Version { get; init; }
    public DayState State { get; init; }
    /// <summary>Version of the city pack the slots were drafted from.</summary>
    public int Pack { get; init; }
    public int LastFact { get; init; }
    public DateTimeOffset LastAt { get; init; }
    public byte[] LastMac { get; init; } = [];
}
