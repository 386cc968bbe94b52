using System.Text.Json.Serialization;

namespace Dantain.Cities;

/// <summary>
/// Everything that makes Dantain one city's own: a document that is imported whole or not at all, kept in versions,
/// and read by every rule through <see cref="Cities.City"/>. The format is described in docs/city-pack.md and packs/city-pack.schema.json.
/// Times of day are the city's local time; durations are minutes; money does not occur (population documents are free, UU 24/2013 art. 79A).
/// </summary>
public sealed record CityPack
{
    /// <summary>The value of <see cref="Format"/> that this version reads.</summary>
    public const string ReadFormat = "dantain-city/1";

    /// <summary>Where an editor finds the schema of this document; means nothing to the rules.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
    /// <summary>Format of this document; only <c>dantain-city/1</c> is read.</summary>
    public required string Format { get; init; }
    /// <summary>The city itself: code, name, zone, centre.</summary>
    public required CityFacts City { get; init; }
    /// <summary>The product's name in its spellings.</summary>
    public required ProductNames Product { get; init; }
    /// <summary>Brand colours.</summary>
    public required Colours Colours { get; init; }
    /// <summary>What the areas and the agency are called here.</summary>
    public required Words Words { get; init; }
    /// <summary>The city's settings.</summary>
    public required Rules Rules { get; init; }
    /// <summary>What the values come from; every origin names its sources by id.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];
    /// <summary>Kecamatan or distrik with their kelurahan, desa or kampung.</summary>
    public required IReadOnlyList<District> Districts { get; init; }
    /// <summary>Weeks of counter hours, named by offices and periods.</summary>
    public required IReadOnlyList<HourSet> Hours { get; init; }
    /// <summary>Dates that differ from the week.</summary>
    public required Calendar Calendar { get; init; }
    /// <summary>Kinds of card stock; none where cards are not counted.</summary>
    public IReadOnlyList<BlankKind> Blanks { get; init; } = [];
    /// <summary>Groups of services that share counters, places and letters.</summary>
    public required IReadOnlyList<ServiceGroup> Groups { get; init; }
    /// <summary>What people come for.</summary>
    public required IReadOnlyList<ServiceType> Services { get; init; }
    /// <summary>Services that belong to one event of life.</summary>
    public IReadOnlyList<Package> Packages { get; init; } = [];
    /// <summary>Plain questions that lead to a service or a package.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];
    /// <summary>Special lanes on the one journey.</summary>
    public IReadOnlyList<Lane> Lanes { get; init; } = [];
    /// <summary>The service points.</summary>
    public required IReadOnlyList<Office> Offices { get; init; }
}

/// <summary>A text of the pack in both languages; English falls back to Indonesian where the pack has none.</summary>
/// <param name="Id">Indonesian.</param>
/// <param name="En">English.</param>
public sealed record Text(string Id, string? En = null)
{
    public string In(string language) => language == "en" && En is { Length: > 0 } ? En : Id;
}

/// <summary>Where a value comes from. A village without its own has its district's.</summary>
/// <param name="Confidence">official, press, derived, inferred or unknown; everything but official is to be confirmed by the agency.</param>
/// <param name="Sources">Ids of the pack's sources.</param>
/// <param name="Note">What the tag alone does not say; for administrators, not for people in the queue.</param>
public sealed record Origin(string Confidence, IReadOnlyList<string>? Sources = null, string? Note = null);

/// <summary>A document, data set or publication that values come from.</summary>
/// <param name="Id">Short name, lower case, unique.</param>
/// <param name="Title">What it is, as one would cite it.</param>
/// <param name="Licence">Under what terms its content is used.</param>
/// <param name="UsedFor">Which values it gave.</param>
public sealed record Source(string Id, string Title, string? Licence = null, string? UsedFor = null);

/// <summary>The city itself.</summary>
/// <param name="Code">Kemendagri code with dots, for instance 32.75.</param>
/// <param name="NikPrefix">Four digits a NIK issued here starts with; only pre-selects, never decides.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Province">Name of the province.</param>
/// <param name="Zone">IANA zone, without daylight saving.</param>
/// <param name="ZoneLabel">What people read after a time: WIB (+7), WITA (+8) or WIT (+9).</param>
/// <param name="Lat">Latitude of the centre, degrees.</param>
/// <param name="Lng">Longitude of the centre, degrees.</param>
/// <param name="Origin">Where these values come from.</param>
/// <param name="Motto">A line under the name, where the city has one.</param>
public sealed record CityFacts(string Code, string NikPrefix, string Name, string Province, string Zone, string ZoneLabel,
    double Lat, double Lng, Origin? Origin = null, string? Motto = null);

/// <summary>The product's name in its spellings.</summary>
/// <param name="Name">On screens and boards.</param>
/// <param name="Short">In running text.</param>
/// <param name="StandsFor">What the name stands for.</param>
/// <param name="Origin">Where these values come from.</param>
public sealed record ProductNames(string Name, string Short, Text StandsFor, Origin? Origin = null);

/// <summary>Brand colours as #rrggbb in lower case.</summary>
/// <param name="Brand">Carries white text and is text on white: contrast of at least 4.5 (WCAG 1.4.3).</param>
/// <param name="Accent">Marks and outlines on white: contrast of at least 3 (WCAG 1.4.11).</param>
/// <param name="Origin">Where these values come from.</param>
public sealed record Colours(string Brand, string Accent, Origin? Origin = null);

/// <summary>What the areas are called here, and who answers.</summary>
/// <param name="District">Kecamatan in one city, distrik in another.</param>
/// <param name="Village">Kelurahan, desa or kampung.</param>
/// <param name="Agency">The dinas by its full name.</param>
/// <param name="HelpLine">Where a person gets help, as a sentence part.</param>
public sealed record Words(Text District, Text Village, Text Agency, Text HelpLine);
