using System.Text.Json;

namespace CityDay.Wire;

/// <summary>What the host said. Status 0: it never said anything, so what was asked may or may not have happened.</summary>
sealed record Answer(int Status, string? Code, JsonElement Body)
{
    public static readonly Answer None = new(0, null, default);

    public bool IsOk => Status is >= 200 and < 300;

    public string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
    public int? Number(string name) => Member(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;

    /// <summary>A fact beside a refusal, such as the time from which somebody may check in.</summary>
    public string? Fact(string name) => Member("facts") is { ValueKind: JsonValueKind.Object } facts && facts.TryGetProperty(name, out var value) ? value.GetString() : null;

    JsonElement Member(string name) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value : default;
}
