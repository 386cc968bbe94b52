namespace Dantain.Cities;

/// <summary>
/// One version of a city's rules: a pack, and the interruptions declared beside it. An import and every declaration add one; the highest is in
/// force, and bookings keep the one they were promised under.
/// </summary>
public sealed record PackVersion
{
    public int No { get; init; }
    public DateTimeOffset ImportedAt { get; init; }
    public string ImportedBy { get; init; } = "";
    /// <summary>The pack as canonical JSON text; empty where it is that of <see cref="SameAs"/>.</summary>
    public string Body { get; init; } = "";
    /// <summary>Number of the version whose pack this one has; 0 for one of its own.</summary>
    public int SameAs { get; init; }
    /// <summary>The interruptions as JSON text; empty for none.</summary>
    public string Interruptions { get; init; } = "";

    /// <summary>Number of the version that has the pack.</summary>
    public int Pack => SameAs == 0 ? No : SameAs;
}
