namespace Dantain.Brakes;

/// <summary>
/// A device of a kelurahan or another public desk that books for many people. An administrator makes a link for it; the first browser that
/// opens the link within a week is the device, until it is struck off. Only hashes of link and device are stored.
/// </summary>
public sealed record KnownDevice
{
    public int Id { get; init; }
    /// <summary>Where it stands, in the administrator's words.</summary>
    public string Place { get; init; } = "";
    public byte[] LinkHash { get; init; } = [];
    public DateTimeOffset LinkUntil { get; init; }
    /// <summary>Keyed hash of the device; null until the link is used.</summary>
    public long? Device { get; init; }
    public DateTimeOffset? StruckOff { get; init; }
}
