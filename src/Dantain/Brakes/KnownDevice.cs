namespace Dantain.Brakes;

/// <summary>
/// A device the city knows: one of a kelurahan or another public desk that books for many people, or a kiosk of an office. An administrator
/// makes a link or, for a kiosk, a code for it; the first browser that comes with it within a week is the device, until it is struck off.
/// Only hashes of link and device are stored.
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
    /// <summary>Of a kiosk, the number of the only office it may act for; null for a device at which others are helped.</summary>
    public int? Office { get; init; }
    /// <summary>Of a kiosk, width of its paper in millimetres (80 or 58); 0 for a kiosk that does not print.</summary>
    public int PaperMm { get; init; }
    /// <summary>Of a kiosk, where its printer is reached by the server (<see cref="PrinterAddress"/>); null where the browser prints.</summary>
    public string? Printer { get; init; }
}
