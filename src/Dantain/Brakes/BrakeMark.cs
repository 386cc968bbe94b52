namespace Dantain.Brakes;

/// <summary>By what bookings are counted. An address is none of them: many phones share one.</summary>
public enum BrakeKind { Applicant = 1, Phone = 2, Device = 3, Helper = 4 }

/// <summary>One booking counts for one applicant, phone, device or helper, as long as it stands. It holds keyed hashes and numbers only.</summary>
public sealed record BrakeMark
{
    public BrakeKind Kind { get; init; }
    /// <summary>Keyed hash of the number, phone or device; of a helper the number.</summary>
    public long Key { get; init; }
    /// <summary>Stays with a visit that moves.</summary>
    public string Reference { get; init; } = "";
    public DateTimeOffset At { get; init; }
    /// <summary>The population register gave no match.</summary>
    public bool Unverified { get; init; }
}
