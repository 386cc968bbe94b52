using System.Text.Json.Serialization;

namespace Dantain.Cities;

/// <summary>
/// Everything that makes Dantain one city's own: a document that is imported whole or not at all, kept in versions,
/// and read by every rule through <see cref="City"/>. The format is described in docs/city-pack.md and packs/city-pack.schema.json.
/// Times of day are the city's local time; durations are minutes; money does not occur (population documents are free, UU 24/2013 art. 79A).
/// </summary>
public sealed record CityPack
{
    /// <summary>Format of this document; only <c>dantain-city/1</c> is read.</summary>
    public required string Format { get; init; }
    public required CityFacts City { get; init; }
    public required ProductNames Product { get; init; }
    public required Colours Colours { get; init; }
    public required Words Words { get; init; }
    public required Rules Rules { get; init; }
    public IReadOnlyList<Source> Sources { get; init; } = [];
    public required IReadOnlyList<District> Districts { get; init; }
    public required IReadOnlyList<HourSet> Hours { get; init; }
    public required Calendar Calendar { get; init; }
    public IReadOnlyList<BlankKind> Blanks { get; init; } = [];
    public required IReadOnlyList<ServiceGroup> Groups { get; init; }
    public required IReadOnlyList<ServiceType> Services { get; init; }
    public IReadOnlyList<Package> Packages { get; init; } = [];
    public IReadOnlyList<Lane> Lanes { get; init; } = [];
    public required IReadOnlyList<Office> Offices { get; init; }
}

/// <summary>A text of the pack in both languages; English falls back to Indonesian where the pack has none.</summary>
public sealed record Text(string Id, string? En = null)
{
    public string In(string language) => language == "en" && En is { Length: > 0 } ? En : Id;
}

/// <summary>Where a value comes from: a confidence tag (official, press, derived, inferred, unknown) and ids of <see cref="CityPack.Sources"/>.</summary>
public sealed record Origin(string Confidence, IReadOnlyList<string>? Sources = null, string? Note = null);

public sealed record Source(string Id, string Title, string? Licence = null, string? UsedFor = null);

/// <summary>The city itself. <paramref name="Zone"/> is an IANA zone without daylight saving; <paramref name="ZoneLabel"/> is what people read after a time (WIB, WITA, WIT).</summary>
public sealed record CityFacts(string Code, string NikPrefix, string Name, string Province, string Zone, string ZoneLabel,
    double Lat, double Lng, Origin? Origin = null, string? Motto = null);

/// <summary>The product's name in its spellings: on screens, in running text, and what it stands for.</summary>
public sealed record ProductNames(string Name, string Short, Text StandsFor, Origin? Origin = null);

/// <summary>Brand colours as #rrggbb. The page text on <paramref name="Brand"/> is white: contrast of at least 4.5 is checked at import.</summary>
public sealed record Colours(string Brand, string Accent, Origin? Origin = null);

/// <summary>What the areas are called here: kecamatan and kelurahan in one city, distrik and desa in another; the dinas and its help line.</summary>
public sealed record Words(Text District, Text Village, Text Agency, Text HelpLine);

/// <summary>The city's settings, each with its unit in its name. Defaults are inferred (domain notes 14) and every city may change them.</summary>
public sealed record Rules
{
    /// <summary>How many days ahead places are open, today included.</summary>
    public int OpenDays { get; init; } = 14;
    public int SlotMinutes { get; init; } = 30;
    public int HoldMinutes { get; init; } = 10;
    /// <summary>How often a hold may be extended (WCAG 2.2.1 asks for ten).</summary>
    public int HoldExtensions { get; init; } = 10;
    public int CheckInBeforeMinutes { get; init; } = 30;
    public int CheckInAfterMinutes { get; init; } = 15;
    public int CancelUntilMinutes { get; init; } = 0;
    public int MaxItems { get; init; } = 8;
    /// <summary>How long an action at the counter can be taken back, in seconds.</summary>
    public int UndoSeconds { get; init; } = 60;
    public int MaxCalls { get; init; } = 3;
    /// <summary>Online places a day of a service whose mode is pilot.</summary>
    public int PilotPlacesADay { get; init; } = 20;
    /// <summary>Regular tickets called between two priority tickets.</summary>
    public int RegularPerPriority { get; init; } = 2;
    public Split Split { get; init; } = new(70, 20, 10);
    public Origin? Origin { get; init; }
}

/// <summary>How a slot's places are divided, in percent that add up to 100.</summary>
public sealed record Split(int Online, int WalkIn, int Priority);

/// <summary>A kecamatan or distrik. <paramref name="Code"/> is the Kemendagri code with dots; codes are never computed (they are not contiguous).</summary>
public sealed record District(string Code, string Name, IReadOnlyList<Village> Villages, double? Lat = null, double? Lng = null,
    IReadOnlyList<string>? Aliases = null, Origin? Origin = null);

/// <summary>A kelurahan or desa: the unit of routing.</summary>
public sealed record Village(string Code, string Name, double Lat, double Lng, IReadOnlyList<string>? Aliases = null, Origin? Origin = null);

/// <summary>A week of counter hours. A missing day is a closed day.</summary>
public sealed record HourSet(string Code, Text Name, IReadOnlyDictionary<DayName, DayHours> Week, Origin? Origin = null);

[JsonConverter(typeof(JsonStringEnumConverter<DayName>))]
public enum DayName { Sun, Mon, Tue, Wed, Thu, Fri, Sat }

/// <summary>Opening and closing of one day with its breaks; no slot overlaps a break.</summary>
public sealed record DayHours(TimeOnly Open, TimeOnly Close, IReadOnlyList<Span>? Breaks = null);

public sealed record Span(TimeOnly From, TimeOnly To);

/// <summary>Dates that differ from the week. Islamic holidays are never computed: the decree of three ministers (SKB) is typed in.</summary>
public sealed record Calendar(IReadOnlyList<Holiday> Holidays, IReadOnlyList<Period> Periods, IReadOnlyList<Closure>? Closures = null);

/// <summary>A public holiday or a day of joint leave (cuti bersama); offices are closed on both.</summary>
public sealed record Holiday(DateOnly Date, Text Name, string Kind, Origin? Origin = null);

/// <summary>Another set of hours from one date to another, both included (Ramadan). Two periods never overlap for one office.</summary>
public sealed record Period(string Hours, DateOnly From, DateOnly To, IReadOnlyList<string>? Offices = null, Origin? Origin = null);

/// <summary>A closure of some offices (all, when none is named) on one date, whole or in part, with the reason people read.</summary>
public sealed record Closure(DateOnly Date, Text Reason, TimeOnly? From = null, TimeOnly? To = null, IReadOnlyList<string>? Offices = null);

/// <summary>A kind of card stock (blangko).</summary>
public sealed record BlankKind(int No, string Code, Text Name);

/// <summary>
/// Services that are served by the same counters and share places. Letters may be shared between groups, so that a letter
/// does not tell the hall of a death or a divorce; online and walk-in series differ; I and O are never used.
/// </summary>
public sealed record ServiceGroup(int No, string Code, Text Name, string OnlineLetter, string WalkInLetter, int MinutesPerPlace, Origin? Origin = null);

/// <summary>When a card is taken from the stock: at the visit (closes when the stock is out), later ("kartu menyusul") or never.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlankUse>))]
public enum BlankUse { Never, Later, Visit }

/// <summary>One thing a person comes for. <see cref="No"/> is stable for ever; a booking keeps its own copy of name and minutes.</summary>
public sealed record ServiceType
{
    public required int No { get; init; }
    public required string Code { get; init; }
    public required string Group { get; init; }
    public required Text Name { get; init; }
    /// <summary>At the counter.</summary>
    public required int Minutes { get; init; }
    public bool Enabled { get; init; } = true;
    public string? Blank { get; init; }
    public BlankUse BlankUse { get; init; }
    public string Applicant { get; init; } = "WNI";
    public IReadOnlyList<string> Forms { get; init; } = [];
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];
    /// <summary>The subject's face, fingers or signature are taken: nobody else can come instead.</summary>
    public bool InPerson { get; init; }
    public bool ProxyAllowed { get; init; } = true;
    /// <summary>Whether the subject may be someone without an identity number (a newborn, a dead person).</summary>
    public bool SubjectMayLackNumber { get; init; }
    public IReadOnlyList<string> Delivery { get; init; } = [];
    /// <summary>Working days after the file is complete.</summary>
    public IReadOnlyList<int> PromiseWorkingDays { get; init; } = [];
    public int? NormHours { get; init; }
    public IReadOnlyList<string> LegalBasis { get; init; } = [];
    public IReadOnlyList<Text> Notes { get; init; } = [];
    /// <summary>Everyday words people search with.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public Origin? Origin { get; init; }
}

/// <summary>What a person brings, and in which form (syarat, asli, fotokopi, formulir …).</summary>
public sealed record Requirement(Text What, string Form);

/// <summary>Several services that belong to one event of life, booked as one visit (newborn: akta, KK and KIA).</summary>
public sealed record Package(string Code, Text Name, IReadOnlyList<PackageItem> Items, Origin? Origin = null);

/// <summary>One service of a package, and whose document it is: the applicant's own or another person's (named by a text such as "anak").</summary>
public sealed record PackageItem(string Service, string Subject, Text? SubjectName = null);

/// <summary>A special lane (PERMISI, SIP ORA …): function first, official name second. What a name stands for is shown only where the city has said it.</summary>
public sealed record Lane(string Code, string Name, Text Function, IReadOnlyList<string> Services, Text? StandsFor = null, Origin? Origin = null);

/// <summary>
/// A service point (titik layanan). <see cref="No"/> is stable for ever and is part of the key of its days.
/// Coordinates marked approximate give no map link, only address and landmark.
/// </summary>
public sealed record Office
{
    public required int No { get; init; }
    public required string Code { get; init; }
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public string? Address { get; init; }
    public Text? Landmark { get; init; }
    public required string District { get; init; }
    public string? Village { get; init; }
    public required double Lat { get; init; }
    public required double Lng { get; init; }
    public bool ApproximatePlace { get; init; }
    public DateOnly? OpenFrom { get; init; }
    public DateOnly? OpenUntil { get; init; }
    public required string Hours { get; init; }
    /// <summary>The counters people see (loket), and the groups each serves by default.</summary>
    public required IReadOnlyList<CounterPlan> Counters { get; init; }
    /// <summary>How many counters' time each group has, as a decimal: 0.5 is half of one counter's day.</summary>
    public required IReadOnlyList<GroupCapacity> Capacity { get; init; }
    /// <summary>Cards a day, by blank code; a blank that is not named has no limit here.</summary>
    public IReadOnlyDictionary<string, int> BlanksADay { get; init; } = new Dictionary<string, int>();
    /// <summary>By service and date; where nothing is said a service is <see cref="Mode.Full"/>.</summary>
    public IReadOnlyList<ServiceMode> Modes { get; init; } = [];
    public Origin? Origin { get; init; }
}

public sealed record CounterPlan(int No, Text Name, IReadOnlyList<string> Groups);

public sealed record GroupCapacity(string Group, double Counters, Split? Split = null);

/// <summary>How a service is offered: not at all, only on the spot, online in a small number, or online in full.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mode>))]
public enum Mode { Closed, WalkInOnly, Pilot, Full }

/// <summary>A mode of some services (all, when none is named) from one date up to another, both included; two rules for one service never overlap.</summary>
public sealed record ServiceMode(Mode Mode, DateOnly From, DateOnly? To = null, IReadOnlyList<string>? Services = null);
