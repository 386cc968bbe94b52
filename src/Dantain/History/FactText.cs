using System.Buffers;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dantain.OfficeDays;

namespace Dantain.History;

/// <summary>Outcomes as the text that is stored and chained, and back again.</summary>
public static class FactText
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every kind of outcome by its stable name.</summary>
    public static readonly FrozenDictionary<string, Type> Kinds = typeof(Outcome).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Outcome))).ToFrozenDictionary(t => t.Name);

    public static string Write(Outcome outcome) => JsonSerializer.Serialize(outcome, outcome.GetType(), Options);

    public static Outcome Read(Fact fact) => (Outcome)(JsonSerializer.Deserialize(fact.Payload, Kinds[fact.Kind], Options)
        ?? throw new JsonException($"Fact {fact.Day}/{fact.No} is empty"));

    /// <summary>A command's content as bytes: what a repeated request id is compared with. Parts marked as no content are left out.</summary>
    public static byte[] Content(DayCommand command, ReadOnlySpan<DayId> days, string actor)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartArray();
        json.WriteStringValue(command.GetType().Name);
        json.WriteStringValue(actor);
        foreach (var day in days) json.WriteNumberValue(day.Value);
        JsonSerializer.Serialize(json, command, command.GetType(), Options);
        json.WriteEndArray();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }
}
