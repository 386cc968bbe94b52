using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Dantain.Cities;

/// <summary>
/// Reads and writes city packs. Reading is strict: unknown, repeated, missing and null members, comments and trailing commas are
/// faults, and a pack with any fault is not returned. Writing is canonical: what was read from a canonical file is written byte for byte.
/// Member names and enums are camelCase, dates yyyy-MM-dd, times of day HH:mm; members that hold their default are left out.
/// </summary>
public static class PackJson
{
    /// <summary>The largest document that is looked at, in bytes; a city with 16 offices needs about 100 kB.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;
    const int MaxDepth = 16;

    internal static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>Parses and checks. The pack is null when there is any fault.</summary>
    public static (CityPack? Pack, IReadOnlyList<PackFault> Faults) Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        var faults = new FaultList();
        if (utf8.Length > MaxBytes)
        {
            faults.Add("$", PackCodes.TooLarge, $"The document is larger than {MaxBytes / 1024 / 1024} MB.");
            return (null, faults.All);
        }
        var pack = Parse(utf8.ToArray(), faults);
        if (pack is null) return (null, faults.All);
        var found = PackCheck.Check(pack);
        return (found.Count == 0 ? pack : null, found);
    }

    /// <summary>The pack as canonical JSON in UTF-8, with a final newline.</summary>
    public static byte[] Write(CityPack pack) => PackPrinter.Print(JsonSerializer.SerializeToElement(pack, Options));

    static CityPack? Parse(ReadOnlyMemory<byte> utf8, FaultList faults)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
            PackShape.Check(document.RootElement, faults);
            return faults.Any ? null : JsonSerializer.Deserialize<CityPack>(utf8.Span, Options);
        }
        catch (JsonException e)
        {
            faults.Add("$", PackCodes.NotJson, string.Create(CultureInfo.InvariantCulture, $"Not JSON (or deeper than {MaxDepth} levels) at line {e.LineNumber + 1}."));
        }
        catch (InvalidOperationException)   // half of a surrogate pair in a name or a text: only found when it is read
        {
            faults.Add("$", PackCodes.NotJson, "A text is not valid Unicode.");
        }
        return null;
    }

    static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = MaxDepth,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutDefaults } },
            Converters = { new TimeOfDayConverter(), new TermConverter<DayName>(), new TermConverter<BlankUse>(), new TermConverter<Mode>() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Optional members that hold what the record has by itself are not written; the rules are, as they are what a city chose.</summary>
    static void LeaveOutDefaults(JsonTypeInfo type)
    {
        if (type.Type == typeof(Rules)) return;
        object? plain =
            type.Type == typeof(ServiceType) ? new ServiceType { No = 0, Code = "", Group = "", Name = new(""), Minutes = 0 } :
            type.Type == typeof(Office) ? new Office { No = 0, Code = "", Kind = "", Name = "", District = "", Lat = 0, Lng = 0, Hours = "", Counters = [], Capacity = [] } :
            type.Type == typeof(Question) ? new Question("", new(""), new(""), []) :
            type.Type == typeof(BoardPlan) ? new BoardPlan() : null;
        foreach (var member in type.Properties)
        {
            if (member.IsRequired || member.Get is not { } get) continue;
            var standard = plain is null ? null : get(plain);
            member.ShouldSerialize = (_, value) => value is not null && !value.Equals(standard) && value is not ICollection { Count: 0 };
        }
    }
}
