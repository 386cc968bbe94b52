namespace Dantain.Cities;

/// <summary>One import of a city pack. Versions are only added; the highest is in force, and bookings keep the one they were promised under.</summary>
public sealed record PackVersion
{
    public int No { get; init; }
    public DateTimeOffset ImportedAt { get; init; }
    public string ImportedBy { get; init; } = "";
    /// <summary>The pack as canonical JSON text.</summary>
    public string Body { get; init; } = "";
}
