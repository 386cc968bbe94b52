namespace Dantain.History;

/// <summary>Why somebody of the staff looked at a person's data.</summary>
public enum AccessReason
{
    /// <summary>The person is at the counter this member has opened.</summary>
    Serving = 1,
    /// <summary>The person is at another's counter, and the member manages the day.</summary>
    Supervising = 2,
    /// <summary>The person stands before this member with their document and takes their visit over.</summary>
    TakingOver = 3,
    /// <summary>The finished document is handed over, and its holder or who comes for them is compared.</summary>
    HandingOver = 4,
    /// <summary>The person stands at the door, and the officer compares who comes: a masked name and the papers that were missing.</summary>
    Arriving = 5,
}

/// <summary>
/// One look at the personal data of a booking by a member of the staff. It holds keys only, never what was seen, and is written before
/// anything is shown; never changed.
/// </summary>
public sealed record AccessEntry
{
    public int Id { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>Number of the member.</summary>
    public int Staff { get; init; }
    /// <summary>Day and number of the booking.</summary>
    public int Day { get; init; }
    public int Booking { get; init; }
    public AccessReason Why { get; init; }
}
