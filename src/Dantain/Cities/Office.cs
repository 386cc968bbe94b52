using System.Text.Json.Serialization;

namespace Dantain.Cities;

/// <summary>
/// A service point (titik layanan). <see cref="No"/> is stable for ever and is part of the key of its days.
/// Coordinates marked approximate give no map link, only address and landmark.
/// </summary>
public sealed record Office
{
    /// <summary>1 to 999, stable for ever.</summary>
    public required int No { get; init; }
    /// <summary>Lower case, unique; appears in addresses of pages.</summary>
    public required string Code { get; init; }
    /// <summary>main, district, village or outlet.</summary>
    public required string Kind { get; init; }
    /// <summary>As people read it, in both languages.</summary>
    public required string Name { get; init; }
    /// <summary>Street address, where it is known.</summary>
    public string? Address { get; init; }
    /// <summary>How to find it once there: building, floor, step-free way.</summary>
    public Text? Landmark { get; init; }
    /// <summary>Code of the district it stands in.</summary>
    public required string District { get; init; }
    /// <summary>Code of the village it stands in, one of that district.</summary>
    public string? Village { get; init; }
    /// <summary>Latitude, degrees.</summary>
    public required double Lat { get; init; }
    /// <summary>Longitude, degrees.</summary>
    public required double Lng { get; init; }
    /// <summary>The coordinates are only a centre of the area.</summary>
    public bool ApproximatePlace { get; init; }
    /// <summary>First date; always when missing.</summary>
    public DateOnly? OpenFrom { get; init; }
    /// <summary>Last date; for ever when missing.</summary>
    public DateOnly? OpenUntil { get; init; }
    /// <summary>Code of the set of hours outside of periods.</summary>
    public required string Hours { get; init; }
    /// <summary>The counters people see (loket), and the groups each serves by default.</summary>
    public required IReadOnlyList<CounterPlan> Counters { get; init; }
    /// <summary>How many counters' time each group has, as a decimal: 0.5 is half of one counter's day.</summary>
    public required IReadOnlyList<GroupCapacity> Capacity { get; init; }
    /// <summary>Cards a day, by blank code; a blank that is not named has no limit here.</summary>
    public IReadOnlyDictionary<string, int> BlanksADay { get; init; } = new Dictionary<string, int>();
    /// <summary>Whether its kiosks ask for the NIK of whoever takes a number on the spot, so that nobody takes two for the same thing.</summary>
    public bool KioskAsksNik { get; init; }
    /// <summary>A small office without somebody at the door: whoever comes to a counter with a code is present and served as one act, and its counters give numbers.</summary>
    public bool ReceivesAtCounter { get; init; }
    /// <summary>By service and date; where nothing is said a service is <see cref="Mode.Full"/>.</summary>
    public IReadOnlyList<ServiceMode> Modes { get; init; } = [];
    /// <summary>Other settings of calling than the city's.</summary>
    public OfficeCalling? Calling { get; init; }
    /// <summary>The board of the whole office.</summary>
    public BoardPlan? Board { get; init; }
    /// <summary>Its halls, where it has more than one; each has a board of its own.</summary>
    public IReadOnlyList<Zone> Zones { get; init; } = [];
    /// <summary>Where these values come from.</summary>
    public Origin? Origin { get; init; }
}

/// <summary>A counter (loket or meja).</summary>
/// <param name="No">1 to 999, unique in the office.</param>
/// <param name="Name">As people read and hear it.</param>
/// <param name="Groups">Codes of the groups it serves by default.</param>
/// <param name="Priority">It calls people who come first before all others.</param>
public sealed record CounterPlan(int No, Text Name, IReadOnlyList<string> Groups, bool Priority = false);

/// <summary>The time one group has at an office.</summary>
/// <param name="Group">Code of the group.</param>
/// <param name="Counters">More than 0, at most 2,000,000 (a bench pack has slots of a million places).</param>
/// <param name="Split">Another division of the places than the city's.</param>
public sealed record GroupCapacity(string Group, double Counters, Split? Split = null);

/// <summary>How a service is offered: not at all, only on the spot, online in a small number, or online in full.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mode>))]
public enum Mode { Closed, WalkInOnly, Pilot, Full }

/// <summary>A mode of some services; two rules for one service never overlap.</summary>
/// <param name="Mode">closed, walkInOnly, pilot or full.</param>
/// <param name="From">First date.</param>
/// <param name="To">Last date; for ever when missing.</param>
/// <param name="Services">Codes of the services; all when none is named.</param>
public sealed record ServiceMode(Mode Mode, DateOnly From, DateOnly? To = null, IReadOnlyList<string>? Services = null);
