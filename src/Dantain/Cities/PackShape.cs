using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dantain.Cities;

/// <summary>
/// Compares a document with the records, member by member, so that every fault of its shape is named at once;
/// the serializer alone would stop at the first and speak of types.
/// </summary>
static class PackShape
{
    public static void Check(JsonElement root, FaultList faults) => Walk(root, PackJson.Options.GetTypeInfo(typeof(CityPack)), "$", faults);

    static void Walk(JsonElement value, JsonTypeInfo type, string path, FaultList faults)
    {
        if (value.ValueKind == JsonValueKind.Null)
            faults.Add(path, PackCodes.Null, "null is not used: leave the member out.");
        else if (type.Kind == JsonTypeInfoKind.Object)
            Object(value, type, path, faults);
        else if (type.Kind == JsonTypeInfoKind.Dictionary)
            Dictionary(value, type, path, faults);
        else if (type.Kind == JsonTypeInfoKind.Enumerable)
            List(value, type, path, faults);
        else if (!Readable(value.GetRawText(), type))
            faults.Add(path, PackCodes.Type, $"Not {Expected(type.Type)}.");
    }

    static void Object(JsonElement value, JsonTypeInfo type, string path, FaultList faults)
    {
        if (!Is(value, JsonValueKind.Object, path, faults)) return;
        var seen = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            var at = At(path, member.Name);
            if (!seen.Add(member.Name)) faults.Add(at, PackCodes.RepeatedMember, "This member occurs twice.");
            else if (type.Properties.FirstOrDefault(p => p.Name == member.Name) is { } known) Walk(member.Value, Info(known.PropertyType), at, faults);
            else faults.Add(at, PackCodes.UnknownMember, "The format has no such member.");
        }
        foreach (var known in type.Properties)
            if (known.IsRequired && !seen.Contains(known.Name)) faults.Add(At(path, known.Name), PackCodes.MissingMember, "This member is required.");
    }

    static void Dictionary(JsonElement value, JsonTypeInfo type, string path, FaultList faults)
    {
        if (!Is(value, JsonValueKind.Object, path, faults)) return;
        var seen = new HashSet<string>();
        foreach (var entry in value.EnumerateObject())
        {
            var at = At(path, entry.Name);
            if (!seen.Add(entry.Name)) faults.Add(at, PackCodes.RepeatedMember, "This member occurs twice.");
            else if (!Readable(JsonSerializer.Serialize(entry.Name), Info(type.KeyType!))) faults.Add(at, PackCodes.UnknownMember, $"The name is not {Expected(type.KeyType!)}.");
            else Walk(entry.Value, Info(type.ElementType!), at, faults);
        }
    }

    static void List(JsonElement value, JsonTypeInfo type, string path, FaultList faults)
    {
        if (!Is(value, JsonValueKind.Array, path, faults)) return;
        var i = 0;
        foreach (var item in value.EnumerateArray()) Walk(item, Info(type.ElementType!), $"{path}[{i++}]", faults);
    }

    static bool Is(JsonElement value, JsonValueKind wanted, string path, FaultList faults)
    {
        if (value.ValueKind == wanted) return true;
        faults.Add(path, PackCodes.Type, wanted == JsonValueKind.Object ? "Not an object." : "Not a list.");
        return false;
    }

    static bool Readable(string json, JsonTypeInfo type)
    {
        try
        {
            JsonSerializer.Deserialize(json, type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static string Expected(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(DayName) => $"one of {string.Join(", ", TermConverter<DayName>.Names)}",
        var t when t == typeof(BlankUse) => $"one of {string.Join(", ", TermConverter<BlankUse>.Names)}",
        var t when t == typeof(Mode) => $"one of {string.Join(", ", TermConverter<Mode>.Names)}",
        var t when t == typeof(TimeOnly) => "a time of day as HH:mm",
        var t when t == typeof(DateOnly) => "a date as yyyy-MM-dd",
        var t when t == typeof(int) => "a whole number",
        var t when t == typeof(double) => "a number",
        var t when t == typeof(bool) => "true or false",
        _ => "a text",
    };

    static JsonTypeInfo Info(Type type) => PackJson.Options.GetTypeInfo(type);

    /// <summary>A member's path; a name that is no plain word is quoted and cut, as it may be anything.</summary>
    static string At(string path, string name) =>
        name.Length is > 0 and <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '$' or '-' or '_')
            ? $"{path}.{name}"
            : $"{path}[{JsonSerializer.Serialize(name.Length > 40 ? name[..40] : name)}]";
}
