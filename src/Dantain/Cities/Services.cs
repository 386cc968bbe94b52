using System.Text.Json.Serialization;
using Dantain.Shared;

namespace Dantain.Cities;

/// <summary>A kind of card stock (blangko).</summary>
/// <param name="No">1 to 99, stable for ever.</param>
/// <param name="Code">Lower case, unique.</param>
/// <param name="Name">As people read it.</param>
public sealed record BlankKind(int No, string Code, Text Name);

/// <summary>
/// Services that are served by the same counters and share places. Letters may be shared between groups, so that a letter
/// does not tell the hall of a death or a divorce; online and walk-in series differ; I and O are never used.
/// </summary>
/// <param name="No">1 to 63, stable for ever.</param>
/// <param name="Code">Upper case, unique.</param>
/// <param name="Name">As people read it.</param>
/// <param name="OnlineLetter">Letter of numbers that were booked ahead.</param>
/// <param name="WalkInLetter">Letter of numbers that were taken on the spot; no group's online letter.</param>
/// <param name="MinutesPerPlace">Length of one place at a counter: 1 to 240. A longer service takes several places.</param>
/// <param name="Origin">Where these values come from.</param>
public sealed record ServiceGroup(int No, string Code, Text Name, string OnlineLetter, string WalkInLetter, int MinutesPerPlace, Origin? Origin = null)
{
    /// <summary>The places something of this length takes: its minutes, rounded up.</summary>
    public int PlacesFor(int minutes) => Math.Max(1, (minutes + MinutesPerPlace - 1) / MinutesPerPlace);

    /// <summary>The places of one slot: counters × minutes ÷ minutes a place, rounded down; a hair is added so that 0.7 × 30 is 21, not 20.99….</summary>
    public int PlacesIn(double counters, int slotMinutes) => (int)Math.Floor(counters * slotMinutes / MinutesPerPlace + 1e-9);
}

/// <summary>When a card is taken from the stock: at the visit (closes when the stock is out), later ("kartu menyusul") or never.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlankUse>))]
public enum BlankUse { Never, Later, Visit }

/// <summary>One thing a person comes for. <see cref="No"/> is stable for ever; a booking keeps its own copy of name and minutes.</summary>
public sealed record ServiceType
{
    /// <summary>1 to 9999, stable for ever.</summary>
    public required int No { get; init; }
    /// <summary>Upper case, unique.</summary>
    public required string Code { get; init; }
    /// <summary>Code of the group whose places it takes.</summary>
    public required string Group { get; init; }
    /// <summary>As people read it.</summary>
    public required Text Name { get; init; }
    /// <summary>At the counter: 1 to 240.</summary>
    public required int Minutes { get; init; }
    /// <summary>Whether it is offered at all; a service that is not yet decided is kept switched off.</summary>
    public bool Enabled { get; init; } = true;
    /// <summary>Code of the card stock, exactly where <see cref="BlankUse"/> is not never.</summary>
    public string? Blank { get; init; }
    /// <summary>When a card is taken from the stock: visit, later or never.</summary>
    public BlankUse BlankUse { get; init; }
    /// <summary>Who it is for: WNI (citizens), OA (foreigners) or any.</summary>
    public string Applicant { get; init; } = "WNI";
    /// <summary>Forms to fill in, by their official number (Permendagri 109/2019).</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];
    /// <summary>What to bring.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];
    /// <summary>The subject's face, fingers or signature are taken: nobody else can come instead.</summary>
    public bool InPerson { get; init; }
    /// <summary>Whether someone with a letter of authority (F-1.07) may come.</summary>
    public bool ProxyAllowed { get; init; } = true;
    /// <summary>Whether the subject may be someone without an identity number (a newborn, a dead person).</summary>
    public bool SubjectMayLackNumber { get; init; }
    /// <summary>Who somebody else comes for, where the document is never the applicant's own (a child); missing where it may be.</summary>
    public Text? SubjectName { get; init; }
    /// <summary>How the result reaches the person: pdf (printed at home), pickup (a card); none when it is finished at the counter.</summary>
    public IReadOnlyList<string> Delivery { get; init; } = [];
    /// <summary>Working days after the file is complete: one number or from and to, 0 to 60.</summary>
    public IReadOnlyList<int> PromiseWorkingDays { get; init; } = [];
    /// <summary>The norm in hours after the file is complete (Permendagri 19/2018), kept apart from the promise: 1 to 720.</summary>
    public int? NormHours { get; init; }
    /// <summary>Regulations, as cited.</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];
    /// <summary>What people should know beforehand.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];
    /// <summary>Everyday words people search with.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];
    /// <summary>Where these values come from.</summary>
    public Origin? Origin { get; init; }

    /// <summary>What can be got ready: the requirements that are papers, then the forms. The numbers stay, whatever is left out of the list.</summary>
    [JsonIgnore]
    public IEnumerable<Paper> Papers =>
    [
        .. Requirements.Select((r, i) => new Paper(new(No, i), r, null)).Where(p => p.Requirement!.Form is not ("syarat" or "syarat-lokal")),
        .. Forms.Select((f, i) => new Paper(new(No, Requirements.Count + i), null, f)),
    ];
}

/// <summary>A paper to bring: a requirement of the service, or one of its forms.</summary>
public sealed record Paper(PaperNo No, Requirement? Requirement, string? Form);

/// <summary>What a person brings, and in which form.</summary>
/// <param name="What">The paper or the condition.</param>
/// <param name="Form">syarat (a condition), syarat-lokal (asked by this city only), asli (original), asli-diserahkan (original, handed in) or fotokopi (copy).</param>
/// <param name="When">Only in this case; the Indonesian text is read after "bila", the English one starts with "if".</param>
public sealed record Requirement(Text What, string Form, Text? When = null);

/// <summary>Several services that belong to one event of life, booked as one visit (newborn: akta, KK and KIA).</summary>
/// <param name="Code">Lower case, unique.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Items">Two or more, at most as many as the rules allow in a booking.</param>
/// <param name="Keywords">Everyday words people search with.</param>
/// <param name="Origin">Where these values come from.</param>
public sealed record Package(string Code, Text Name, IReadOnlyList<PackageItem> Items, IReadOnlyList<string>? Keywords = null, Origin? Origin = null);

/// <summary>One service of a package, and whose document it is.</summary>
/// <param name="Service">Code of an enabled service.</param>
/// <param name="Subject">self (the applicant), other (someone with a number), spouse (the same, of whom there is one), newborn (no number yet) or deceased (number may be inactive).</param>
/// <param name="SubjectName">Who the other person is; items with the same text are for the same person. Missing exactly for self.</param>
public sealed record PackageItem(string Service, string Subject, Text? SubjectName = null);

/// <summary>A special lane (PERMISI, SIP ORA …): function first, official name second.</summary>
/// <param name="Code">Lower case, unique.</param>
/// <param name="Name">Official name.</param>
/// <param name="Function">What it does for whom.</param>
/// <param name="Services">Codes of its services; none for a lane that is not a visit (complaints).</param>
/// <param name="StandsFor">What the name stands for, only where the city has said it.</param>
/// <param name="Origin">Where these values come from.</param>
public sealed record Lane(string Code, string Name, Text Function, IReadOnlyList<string> Services, Text? StandsFor = null, Origin? Origin = null);
