using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Dantain.Web.Tests.Api;

/// <summary>What a client can send in the place of a value: texts, as JSON literals or percent-encoded, and bodies as bytes.</summary>
static class AnyJson
{
    static readonly string[] Bits =
    [
        "", " ", "\n", "\r\n", "\t", "\0", "\u0007", "\u007f", "\u0085", "\u2028", "\u202e", "\ufeff", "\u200b", "\ud800", "\udc00", "\ud83d\ude00", "\ufffe", "e\u0301", "\u3164", "\u0663", "\uff13", "\u2082",
        "'", "\"", "\\", "/", "..", "%", "%00", "+", "-", "–", ".", ",", ";", ":", "@", "#", "?", "&", "<", ">", "{}", "[]", "$", "|", "é", "名", "عمر", "İ", "ı", "ſ", "K", "0", "9", "00", "99", "O", "I", "z",
    ];

    /// <summary>Texts that broke something somewhere once.</summary>
    static readonly string[] Texts =
    [
        .. Bits, "a\0b", "null", "true", "NaN", "Infinity", "-1", "1e309", "0x10", "99999999999999999999999999", "<script>alert(1)</script>", "\"><img src=x>", "' OR 1=1--", "{{7*7}}", "${7*7}", "../../etc/passwd", "%s%n",
        "2026-02-30", "0001-01-01", "9999-12-31", "2019-12-31", "2200-01-01", "2026-11-25T10:00", "2026-W48-3", "24:00", "23:59:59", "10.00", "1:00", "10:00+07:00",
        "00000000-0000-0000-0000-000000000000", "{11111111-1111-1111-1111-111111111111}", "11111111111111111111111111111111", "3275010101900000", "0000000000000000", "9999999999999999", "٣٢٧٥٠١٠١٠١٩٠٠٠٠١", "３２７５０１０１０１９０００１",
        new('a', 300), new('9', 300), new('\u0301', 300), new('a', 5000), string.Concat(Enumerable.Repeat("😀", 200)),
    ];

    static readonly string[] Literals =
    [
        "null", "true", "false", "0", "1", "-1", "1.0", "1.5", "1e2", "-0", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "1e400", "-1e400", "1e-400", new('9', 400), "0.1e-9", "[]", "{}", "[null]", "[[]]", "[{}]", "[1,2]", "{\"a\":1}",
        "{\"a\":1,\"a\":2}", "\"\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\x\"", "\"open", "'x'", "", " ", ",", ":", "}", "]", "NaN", "Infinity", "undefined", "+1", "01", "0x10", "1_000", "1,0", "--1", ".5", "5.", "TRUE", "True", "tru", "nul", "\"1\"", "\"true\"",
        "/*x*/1", "//x\n1", "1 2", "\u00661", "\u0661", new('[', 64), new string('[', 9) + new string(']', 9), string.Concat(Enumerable.Repeat("{\"a\":", 20)) + "1" + new string('}', 20), $"[{string.Join(',', Enumerable.Repeat("1", 3000))}]",
        $"[{string.Join(',', Enumerable.Repeat("\"KTP-EL\"", 500))}]",
    ];

    public static IEnumerable<string> FixedTexts(string example) => [.. Texts, example + "\n", "\n" + example, example + "\0", example + " ", " " + example, example.ToUpperInvariant(), example + example, Arabic(example)];

    public static IEnumerable<string> FixedLiterals(string example) => [.. Literals, .. FixedTexts(example).Select(Literal)];

    /// <summary>Texts of every sort, half of them nearly right.</summary>
    public static Gen<string> Text(string example) => Gen.Frequency((4, Nearly(example)), (1, Gen.String), (1, Gen.String[Gen.Char["0123456789 .-+:"], 0, 30]), (1, Gen.Select(Gen.OneOf(Bits).Array[0, 12], string.Concat)), (1, Gen.String[Gen.Char, 0, 400]));

    public static Gen<string> AnyLiteral(string example) => Gen.Frequency((3, Text(example).Select(Literal)), (1, Gen.OneOf(Literals)), (1, Gen.Long.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (1, Gen.Double.Select(d => d.ToString("R", System.Globalization.CultureInfo.InvariantCulture))), (1, Gen.String[Gen.Char["0123456789-+.eE"], 1, 12]));

    /// <summary>The example with one, two or three small changes.</summary>
    static Gen<string> Nearly(string example) => Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 3], Gen.OneOf(Bits)).Array[1, 3].Select(changes => changes.Aggregate(example, (text, change) =>
    {
        var (place, how, bit) = change;
        var at = text.Length == 0 ? 0 : place % text.Length;
        return how switch { 0 => text.Insert(at, bit), 1 when text.Length > 0 => text.Remove(at, 1), 2 when text.Length > 0 => text.Remove(at, 1).Insert(at, bit), _ => text + bit };
    }));

    /// <summary>Whole bodies that are nearly right: cut off, with bytes changed, members repeated, missing or unknown.</summary>
    public static IEnumerable<byte[]> FixedBodies(string json)
    {
        var body = JsonNode.Parse(json)!.AsObject();
        foreach (var literal in Literals) yield return Encoding.UTF8.GetBytes(literal);
        foreach (var (name, value) in body)
        {
            var without = body.DeepClone().AsObject();
            without.Remove(name);
            yield return Encoding.UTF8.GetBytes(without.ToJsonString());
            yield return Encoding.UTF8.GetBytes($"{json[..^1]},\"{name}\":{value?.ToJsonString() ?? "null"}}}");
            yield return Encoding.UTF8.GetBytes(json.Replace($"\"{name}\"", $"\"{name.ToUpperInvariant()}\""));
        }
        var comma = body.Count == 0 ? "" : ",";
        foreach (var tail in new[] { comma + "\"more\":1}", comma + "\"__proto__\":{}}", comma + "\"\\ud800\":1}", comma + "\"\\u0000\":1}", comma + $"\"{new string('x', 500)}\":1}}", ",}", "}}", "} {}", "}\0", "}//x", $"{comma}\"a\":{new string('[', 500)}" })
            yield return Encoding.UTF8.GetBytes(json[..^1] + tail);
        yield return [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)];
        yield return Encoding.Unicode.GetBytes(json);
        yield return [.. Encoding.UTF8.GetBytes(json[..^1]), 0xFF, 0xFE, (byte)'}'];
        yield return [.. Encoding.UTF8.GetBytes(json), .. new byte[70_000]];
        yield return [.. Enumerable.Repeat((byte)' ', 70_000), .. Encoding.UTF8.GetBytes(json)];
    }

    public static Gen<byte[]> Body(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return Gen.Select(Gen.Int[0, bytes.Length], Gen.Byte, Gen.Int[0, 3]).Select((at, value, how) => how switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], value, .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[Math.Min(at + 1, bytes.Length)..]],
            _ => [.. bytes[..at], value, .. bytes[Math.Min(at + 1, bytes.Length)..]],
        });
    }

    /// <summary>As a JSON literal that keeps halves of surrogate pairs, which the serializer would mend.</summary>
    public static string Literal(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text) json.Append(c is < ' ' or '"' or '\\' || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString());
        return json.Append('"').ToString();
    }

    /// <summary>Percent-encoded; halves of surrogate pairs as the bytes that no decoder takes.</summary>
    public static string InPath(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value == 0xFFFD ? "%ED%A0%80" : string.Concat(Encoding.UTF8.GetBytes(r.ToString()).Select(b => $"%{b:X2}"))));

    static string Arabic(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('\u0660' + c - '0') : c));
}
