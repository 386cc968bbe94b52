namespace Dantain.CardStock;

/// <summary>What changed an office's stock of cards, or what it may count on. Values are stored.</summary>
public enum BlankEntryKind
{
    /// <summary>Cards have come.</summary>
    Delivery = 1,
    /// <summary>Handed over at visits, counted from what was finished at the counters.</summary>
    Used = 2,
    /// <summary>Spoilt in the printer, damaged or faulty.</summary>
    Spoilt = 3,
    /// <summary>Counted by hand: the balance is what is there.</summary>
    Counted = 4,
    /// <summary>Made for people who collect them later ("kartu menyusul").</summary>
    Printed = 5,
    /// <summary>Cards are promised for a date; the balance stays.</summary>
    Expected = 6,
    /// <summary>Promised cards will not come; the balance stays.</summary>
    Failed = 7,
}

/// <summary>
/// A line of the ledger of one kind of card at one office. Never changed: what was wrong is put right by a further line. (Office, kind of card,
/// number) is unique, so of two who write at once the second continues from what the first has left.
/// </summary>
public sealed record BlankEntry
{
    public int Office { get; init; }
    /// <summary>Number of the kind in the pack.</summary>
    public int Blank { get; init; }
    public int No { get; init; }
    public DateTimeOffset At { get; init; }
    public string Actor { get; init; } = "";
    public Guid Request { get; init; }
    public BlankEntryKind Kind { get; init; }
    /// <summary>What the line adds to the balance; of promised cards, how many.</summary>
    public int Cards { get; init; }
    /// <summary>After this line. Below 0 only when more was handed over than was ever written down.</summary>
    public int Balance { get; init; }
    /// <summary>Of what was used, the day of the visits; of promised cards, the date.</summary>
    public DateOnly? On { get; init; }
    /// <summary>Of what was used, all of that day so far.</summary>
    public int? Total { get; init; }
    /// <summary>Number of the promised delivery that has come, or will not.</summary>
    public int? Of { get; init; }
    public string? Reason { get; init; }
}
