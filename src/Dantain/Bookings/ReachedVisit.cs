namespace Dantain.Bookings;

/// <summary>Somebody of the staff has spoken with a person whose promise the office could not keep. Keys only.</summary>
public sealed record ReachedVisit
{
    public int Day { get; init; }
    public int Booking { get; init; }
    public DateTimeOffset At { get; init; }
    public int Staff { get; init; }
}
