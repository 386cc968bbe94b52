using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dantain.Identities;
using Dantain.Shared;

namespace Dantain.Web.Citizen.Book;

/// <summary>
/// Somebody as answered: a number of some kind, or none, and a name. Each value has passed its check. <paramref name="For"/> is the code of what they
/// come for where that may differ within a visit; null where it is what was chosen for all.
/// </summary>
sealed record PersonAnswer(
    [property: JsonPropertyName("k")] string? Kind = null,
    [property: JsonPropertyName("i")] string? Issuer = null,
    [property: JsonPropertyName("n")] string? Number = null,
    [property: JsonPropertyName("m")] string? Name = null,
    [property: JsonPropertyName("f")] string? For = null)
{
    public const string Nik = "nik", Passport = "passport", StayPermit = "stayPermit";
}

/// <summary>The place that is kept: its day and number, until when, and for which items it was taken.</summary>
sealed record HeldPlace(
    [property: JsonPropertyName("d")] int Day,
    [property: JsonPropertyName("n")] int No,
    [property: JsonPropertyName("u")] DateTimeOffset Until,
    [property: JsonPropertyName("i")] string Items);

/// <summary>
/// The answers of one journey. They travel with the person, in one sealed cookie; the server keeps nothing before a place is held.
/// After confirming, only the token is left.
/// </summary>
sealed record Journey
{
    /// <summary>As a village: the person lives in another city.</summary>
    public const string Elsewhere = "luar";

    [JsonPropertyName("j")] public Guid Id { get; init; }
    /// <summary>The everyday words that were searched for; they travel in no address, because people type names and numbers everywhere.</summary>
    [JsonPropertyName("sw")] public string? Search { get; init; }
    /// <summary>Code of the service or package.</summary>
    [JsonPropertyName("c")] public string? Choice { get; init; }
    /// <summary>The papers ticked as ready; null where nobody was asked.</summary>
    [JsonPropertyName("y")] public IReadOnlyList<string>? Ready { get; init; }
    [JsonPropertyName("w")] public PersonAnswer? Who { get; init; }
    /// <summary>What the population register had to say of them; null where nobody asked.</summary>
    [JsonPropertyName("l")] public Looked? Look { get; init; }
    [JsonPropertyName("v")] public string? Village { get; init; }
    /// <summary>Where the choice leaves it open: it is for somebody else.</summary>
    [JsonPropertyName("f")] public bool ForOther { get; init; }
    [JsonPropertyName("o")] public IReadOnlyList<PersonAnswer>? Others { get; init; }
    [JsonPropertyName("k")] public string? Office { get; init; }
    [JsonPropertyName("d")] public string? Date { get; init; }
    [JsonPropertyName("t")] public string? Start { get; init; }
    [JsonPropertyName("h")] public HeldPlace? Held { get; init; }
    /// <summary>Counted up with every hold, so that taking the same place again later is a new command and a double click is not.</summary>
    [JsonPropertyName("r")] public int Round { get; init; }
    [JsonPropertyName("p")] public string? Phone { get; init; }
    [JsonPropertyName("e")] public string? Email { get; init; }
    [JsonPropertyName("q")] public bool WithoutPhone { get; init; }
    /// <summary>Keyed hash of the device that asked for a place.</summary>
    [JsonPropertyName("g")] public long? Device { get; init; }
    /// <summary>For which time they wait, where very many ask at once.</summary>
    [JsonPropertyName("z")] public Waiting? Waiting { get; init; }
    /// <summary>Who books for somebody else at work: the number of a member of the staff, or below zero that of a known device.</summary>
    [JsonPropertyName("b")] public int? Helper { get; init; }
    /// <summary>Somebody of the family or a neighbour fills this in for who comes.</summary>
    [JsonPropertyName("a")] public bool Helped { get; init; }
    /// <summary>The person has agreed to WhatsApp.</summary>
    [JsonPropertyName("aw")] public bool OnWhatsApp { get; init; }
    /// <summary>Where this browser takes notifications.</summary>
    [JsonPropertyName("ap")] public string? Push { get; init; }
    /// <summary>The language of the screens when the contact was given, and so of the messages.</summary>
    [JsonPropertyName("al")] public string? Speaks { get; init; }
    /// <summary>What helps when they come, as chosen.</summary>
    [JsonPropertyName("nd")] public Needs Needs { get; init; }
    /// <summary>Code of a text that the next page shows once.</summary>
    [JsonPropertyName("s")] public string? Said { get; init; }
    /// <summary>Set once the booking is confirmed.</summary>
    [JsonPropertyName("x")] public string? Token { get; init; }

    [JsonIgnore]
    public BookedBy BookedBy => Helper switch { > 0 => BookedBy.Staff, < 0 => BookedBy.Village, _ => Helped ? BookedBy.Family : BookedBy.Applicant };

    [JsonIgnore]
    public Actor Actor => Helper switch { > 0 and var staff => Actor.Staff(staff), < 0 and var device => Actor.Device(-device), _ => Actor.Citizen };

    public bool HasContact => Phone is not null || WithoutPhone;
}

[JsonSerializable(typeof(Journey))]
sealed partial class JourneyJson : JsonSerializerContext
{
    /// <summary>Names in other scripts are not written as six characters a letter: nothing of this is ever read as HTML.</summary>
    public static readonly JourneyJson Compact = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
