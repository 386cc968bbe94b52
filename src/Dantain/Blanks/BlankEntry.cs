namespace Dantain.Blanks;

/// <summary>What happened to an office's cards. Values are stored.</summary>
public enum BlankEntryKind
{
    /// <summary>Cards came, or on a date ahead are to come.</summary>
    Delivery = 1,
    /// <summary>A delivery did not come: as many fewer, on its date.</summary>
    Failed = 2,
    Spoilt = 3,
    /// <summary>A count that differs, with its reason.</summary>
    Correction = 4,
}

/// <summary>
/// One line of an office's book of cards (blangko), only ever added. What is there is the sum of the lines less the cards that visits have used,
/// which stand on their days already.
/// </summary>
public sealed record BlankEntry
{
    public int Id { get; init; }
    public int Office { get; init; }
    /// <summary>Number of the kind of blank in the pack.</summary>
    public int Blank { get; init; }
    public BlankEntryKind Kind { get; init; }
    /// <summary>From this date on.</summary>
    public DateOnly Date { get; init; }
    /// <summary>Below 0 for fewer.</summary>
    public int Cards { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset At { get; init; }
    /// <summary>Number of the member who wrote it.</summary>
    public int Staff { get; init; }
    /// <summary>The delivery that failed; each at most once.</summary>
    public int? Refers { get; init; }
}
