using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;
using Dantain.Cities;

namespace Dantain.Tests.Cities;

/// <summary>The JSON Schema of the pack's format, made from the records: shapes by the BCL's exporter, descriptions from the doc comments.</summary>
static class PackSchema
{
    static readonly XElement docs = XElement.Load(Path.ChangeExtension(typeof(CityPack).Assembly.Location, ".xml"));

    static readonly Dictionary<(Type, string), IEnumerable<string>> terms = new()
    {
        [(typeof(CityPack), nameof(CityPack.Format))] = [CityPack.ReadFormat],
        [(typeof(CityFacts), nameof(CityFacts.ZoneLabel))] = PackTerms.ZoneLabels.Keys,
        [(typeof(Origin), nameof(Origin.Confidence))] = PackTerms.Confidence,
        [(typeof(BoardPlan), nameof(BoardPlan.Layout))] = PackTerms.BoardLayout,
        [(typeof(Holiday), nameof(Holiday.Kind))] = PackTerms.HolidayKind,
        [(typeof(Office), nameof(Office.Kind))] = PackTerms.OfficeKind,
        [(typeof(ServiceType), nameof(ServiceType.Applicant))] = PackTerms.Applicant,
        [(typeof(Requirement), nameof(Requirement.Form))] = PackTerms.RequirementForm,
        [(typeof(PackageItem), nameof(PackageItem.Subject))] = PackTerms.Subject,
    };

    public static byte[] Generate()
    {
        var schema = (JsonObject)PackJson.Options.GetJsonSchemaAsNode(typeof(CityPack), new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Refine });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Dantain city pack");
        return PackPrinter.Print(JsonSerializer.SerializeToElement(schema, PackJson.Options));
    }

    static JsonNode Refine(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var member = context.PropertyInfo?.AttributeProvider as MemberInfo;
        var schema = node as JsonObject ?? [];
        if (type == typeof(TimeOnly)) schema = TimeOfDay();
        if (type == typeof(BlankUse)) schema = Enum(TermConverter<BlankUse>.Names);
        if (type == typeof(Mode)) schema = Enum(TermConverter<Mode>.Names);
        if (context.TypeInfo.KeyType == typeof(DayName)) schema["propertyNames"] = Enum(TermConverter<DayName>.Names);
        if (schema["type"] is JsonArray types) schema["type"] = types.Select(t => (string)t!).Single(t => t != "null");
        if (schema.ContainsKey("default") && schema["default"] is null) schema.Remove("default");
        if (member is not null && terms.TryGetValue((member.DeclaringType!, member.Name), out var words)) schema["enum"] = Words(words);
        if (member is { Name: nameof(ServiceType.Delivery) }) schema["items"]!["enum"] = Words(PackTerms.Delivery);
        if (schema["properties"] is JsonObject members) AddNullableTimes(context.TypeInfo, members);
        if ((member is null ? Summary($"T:{type.FullName}") : Doc(member)) is { } text)
        {
            schema.Remove("description");
            schema.Insert(0, "description", text);
        }
        return schema;
    }

    /// <summary>The exporter passes by a nullable type that has a converter of its own: here only times of day.</summary>
    static void AddNullableTimes(JsonTypeInfo type, JsonObject members)
    {
        foreach (var member in type.Properties.Where(p => p.PropertyType == typeof(TimeOnly?)))
            members[member.Name] = TimeOfDay(Doc((MemberInfo)member.AttributeProvider!));
    }

    static JsonObject TimeOfDay(string? description = null)
    {
        var schema = new JsonObject { ["type"] = "string", ["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$" };
        if (description is not null) schema.Insert(0, "description", description);
        return schema;
    }

    static JsonObject Enum(IEnumerable<string> names) => new() { ["type"] = "string", ["enum"] = Words(names) };

    static JsonArray Words(IEnumerable<string> words) => [.. words.Order(StringComparer.Ordinal).Select(w => JsonValue.Create(w))];

    static string? Doc(MemberInfo member) => Summary($"P:{member.DeclaringType!.FullName}.{member.Name}")
        ?? Text(Member($"T:{member.DeclaringType!.FullName}")?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == member.Name));

    static string? Summary(string id) => Text(Member(id)?.Element("summary"));

    static XElement? Member(string id) => docs.Descendants("member").FirstOrDefault(m => (string?)m.Attribute("name") == id);

    static string? Text(XElement? doc) => doc is null ? null : string.Join(' ', string.Concat(doc.Nodes().Select(n =>
        n is XElement e ? e.Attribute("cref")?.Value.Split('.').Last() ?? e.Value : n.ToString())).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
