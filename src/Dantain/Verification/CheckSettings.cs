using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dantain.Verification;

/// <summary>The names an interface gives to what is sent; they differ from agreement to agreement.</summary>
public sealed record CheckFields
{
    public string User { get; init; } = "USER_ID";
    public string Password { get; init; } = "PASSWORD";
    public string Address { get; init; } = "IP_USER";
    /// <summary>Spelled as the ministry's interface spells it.</summary>
    public string Threshold { get; init; } = "TRESHOLD";
    public string Nik { get; init; } = "NIK";
    public string Name { get; init; } = "NAMA_LGKP";
}

/// <summary>
/// The city's access to the population register, from a file of its own because it holds a password. The defaults follow public client code
/// of the ministry's interface (domain notes 2); an agreement's annex says what is right for a city.
/// </summary>
public sealed record CheckSettings
{
    public required Uri Url { get; init; }
    public required string User { get; init; }
    public required string Password { get; init; }
    /// <summary>The address the agreement registers for this server.</summary>
    public string Address { get; init; } = "";
    /// <summary>How alike a name must be, in percent: 0 to 100.</summary>
    public int Threshold { get; init; } = 80;
    /// <summary>How long an answer is waited for, and how long every answer but a match takes: 1 to 10.</summary>
    public int PatienceSeconds { get; init; } = 4;
    /// <summary>Calls of the whole city a day, from the agreement; 0 for no limit.</summary>
    public int CallsADay { get; init; }
    /// <summary>Calls for one number a day, so that nobody tries names on it: 1 to 100.</summary>
    public int CallsANikADay { get; init; } = 6;
    /// <summary>Calls at the same time; who comes on top is checked at the counter: 1 to 1000.</summary>
    public int AtOnce { get; init; } = 32;
    /// <summary>Calls in a row without an answer after which the register is left alone for a while: 1 to 100.</summary>
    public int FailuresToPause { get; init; } = 5;
    /// <summary>How long it is left alone: 1 to 3600.</summary>
    public int PauseSeconds { get; init; } = 30;
    /// <summary>SHA-256 of the server's certificate in hexadecimal, where it is self-signed; else the usual authorities decide.</summary>
    public string? Certificate { get; init; }
    public CheckFields Fields { get; init; } = new();
    /// <summary>What an answer says when the number is not in the register; any part of it, in any case.</summary>
    public IReadOnlyList<string> NotFound { get; init; } = ["Data Tidak Ditemukan"];
    /// <summary>Sent with every call as it stands.</summary>
    public IReadOnlyDictionary<string, string> Also { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public TimeSpan Patience => TimeSpan.FromSeconds(PatienceSeconds);

    /// <summary>Shows the address only.</summary>
    public override string ToString() => Url.ToString();

    /// <summary>Reads the file; refuses unknown and missing members and numbers out of range, naming them and never what they hold.</summary>
    public static CheckSettings Read(string file)
    {
        try
        {
            var settings = JsonSerializer.Deserialize<CheckSettings>(File.ReadAllBytes(file), Strict) ?? throw new JsonException("It is empty.");
            return settings.OutOfRange is { } name ? throw new JsonException($"{name} is out of range.") : settings;
        }
        catch (JsonException fault) { throw new InvalidDataException($"{file}: {fault.Path} {fault.Message}"); }
    }

    string? OutOfRange =>
        !Url.IsAbsoluteUri || Url.Scheme is not ("https" or "http") ? nameof(Url)
        : Threshold is < 0 or > 100 ? nameof(Threshold)
        : PatienceSeconds is < 1 or > 10 ? nameof(PatienceSeconds)
        : CallsADay < 0 ? nameof(CallsADay)
        : CallsANikADay is < 1 or > 100 ? nameof(CallsANikADay)
        : AtOnce is < 1 or > 1000 ? nameof(AtOnce)
        : FailuresToPause is < 1 or > 100 ? nameof(FailuresToPause)
        : PauseSeconds is < 1 or > 3600 ? nameof(PauseSeconds)
        : Certificate is { } pin && (pin.Length != 64 || !pin.All(char.IsAsciiHexDigit)) ? nameof(Certificate)
        : null;

    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        PropertyNameCaseInsensitive = false,
    };
}
