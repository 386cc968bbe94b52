using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dantain.Cities;

/// <summary>A time of day as HH:mm and nothing else: seconds would only be typing errors.</summary>
sealed class TimeOfDayConverter : JsonConverter<TimeOnly>
{
    public override TimeOnly Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && TimeOnly.TryParseExact(reader.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
}

/// <summary>An enum by its camelCase name, exactly: the BCL's converter also takes other cases, which would make two spellings of one pack.</summary>
sealed class TermConverter<T> : JsonConverter<T> where T : struct, Enum
{
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
    static readonly FrozenDictionary<string, T> values = Names.Zip(Enum.GetValues<T>()).ToFrozenDictionary(x => x.First, x => x.Second);

    public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Find(reader.GetString()!) : throw new JsonException();

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Find(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Name(value));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Name(value));

    static T Find(string name) => values.TryGetValue(name, out var value) ? value : throw new JsonException();
    static string Name(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
