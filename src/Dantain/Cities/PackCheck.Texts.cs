using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dantain.Cities;

public static partial class PackCheck
{
    const int LongestText = 1000;

    /// <summary>Only for looking at texts: a number that is none must not stop the look (it is refused where it belongs).</summary>
    static readonly JsonSerializerOptions lookOptions = new(PackJson.Options) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Looks at the document rather than at the records, so that a text or an origin of a member added later is checked too.</summary>
    static void CheckEveryText(CityPack pack, FaultList faults)
    {
        for (var i = 0; i < pack.Sources.Count; i++) Lower(pack.Sources[i].Id, $"$.sources[{i}].id", faults);
        faults.Repeated(pack.Sources, "$.sources", ".id", s => s.Id);
        Look(JsonSerializer.SerializeToElement(pack, lookOptions), "$", Codes(pack.Sources, s => s.Id), faults);
    }

    static void Look(JsonElement value, string path, FrozenSet<string> sources, FaultList faults)
    {
        if (value.ValueKind == JsonValueKind.String) CheckText(value.GetString()!, path, faults);
        if (value.ValueKind == JsonValueKind.Array)
        {
            var i = 0;
            foreach (var item in value.EnumerateArray()) Look(item, $"{path}[{i++}]", sources, faults);
        }
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var member in value.EnumerateObject())
        {
            Look(member.Value, $"{path}.{member.Name}", sources, faults);
            if (member.Name == "origin") CheckOrigin(member.Value.Deserialize<Origin>(lookOptions)!, $"{path}.origin", sources, faults);
        }
    }

    static void CheckOrigin(Origin origin, string path, FrozenSet<string> sources, FaultList faults)
    {
        Term(origin.Confidence, PackTerms.Confidence, $"{path}.confidence", faults);
        faults.Known(origin.Sources, sources, $"{path}.sources");
    }

    static void CheckText(string text, string path, FaultList faults)
    {
        faults.Unless(text.Trim() == text && text.Length > 0, path, PackCodes.EmptyText, "The text is empty, or has space before or after it.");
        faults.Unless(text.Length <= LongestText, path, PackCodes.LongText, $"The text is longer than {LongestText} characters.");
        faults.Unless(!text.Any(IsControl), path, PackCodes.ControlCharacter, "The text has a character that cannot be seen and may change what is read.");
    }

    /// <summary>Control characters, line separators and marks that turn the direction of text; none has a use in one line.</summary>
    static bool IsControl(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
