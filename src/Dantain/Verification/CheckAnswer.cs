using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dantain.Verification;

/// <summary>
/// Reads an answer of the register. It comes with status 200 also when nothing worked, so only what it says counts: one word a field that was
/// asked (<c>Sesuai</c>, <c>Tidak Sesuai</c>, with the likeness in brackets or without), or a sentence that there is no such number.
/// </summary>
static partial class CheckAnswer
{
    public static Verdict Read(ReadOnlyMemory<byte> json, CheckSettings settings)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            var root = answer.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Verdict.Unavailable;
            var content = root.TryGetProperty("content", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? list[0] : root;
            if (content.ValueKind != JsonValueKind.Object) return Verdict.Unavailable;
            if (Says(content, settings.Fields.Name) is not { } name) return IsNotFound(root, content, settings) ? Verdict.NotFound : Verdict.Unavailable;
            return IsLike(name, settings) && (Says(content, settings.Fields.Nik) is not { } nik || IsLike(nik, settings)) ? Verdict.Match : Verdict.Mismatch;
        }
        catch (JsonException) { return Verdict.Unavailable; }
    }

    /// <summary>What is said of a field that was compared; null when it was not.</summary>
    static Match? Says(JsonElement content, string field) =>
        content.TryGetProperty(field, out var said) && said.ValueKind == JsonValueKind.String && Word().Match(said.GetString()!) is { Success: true } word ? word : null;

    static bool IsLike(Match word, CheckSettings settings) =>
        !word.Groups["not"].Success && (!word.Groups["likeness"].Success || int.Parse(word.Groups["likeness"].ValueSpan) >= settings.Threshold);

    static bool IsNotFound(JsonElement root, JsonElement content, CheckSettings settings) =>
        root.EnumerateObject().Concat(content.EnumerateObject())
            .Any(p => p.Value.ValueKind == JsonValueKind.String && settings.NotFound.Any(n => p.Value.GetString()!.Contains(n, StringComparison.OrdinalIgnoreCase)));

    [GeneratedRegex(@"\A\s*(?<not>Tidak )?Sesuai(?: \((?<likeness>[0-9]{1,3})\))?\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
