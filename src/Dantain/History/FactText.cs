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

    [ThreadStatic]
    static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? scratch;

    /// <summary>
    /// A command's content as bytes: what a repeated request id is compared with. Parts marked as no content are left out. Good until this
    /// thread asks for the next one.
    /// </summary>
    public static ReadOnlySpan<byte> Content(DayCommand command, ReadOnlySpan<DayId> days, string actor)
    {
        var (bytes, json) = scratch ??= New();
        bytes.ResetWrittenCount();
        json.Reset();
        json.WriteStartArray();
        json.WriteStringValue(command.GetType().Name);
        json.WriteStringValue(actor);
        foreach (var day in days) json.WriteNumberValue(day.Value);
        JsonSerializer.Serialize(json, command, command.GetType(), Options);
        json.WriteEndArray();
        json.Flush();
        return bytes.WrittenSpan;

        static (ArrayBufferWriter<byte>, Utf8JsonWriter) New()
        {
            var bytes = new ArrayBufferWriter<byte>(1024);
            return (bytes, new(bytes));
        }
    }
}
