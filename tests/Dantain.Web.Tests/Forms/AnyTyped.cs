using System.Text;
using CsCheck;

namespace Dantain.Web.Tests.Forms;

/// <summary>What a client can put into a field of a form, as percent-encoded bytes: text of every sort, broken text included, and texts that are nearly right.</summary>
static class AnyTyped
{
    public static readonly string[] Nasty =
    [
        "", "%00", "a%00b", "%ED%A0%80", "%ED%B0%80x", "%FF%FE", "%C0%AF", "%F4%90%80%80", "%E2%80%AE", "%E2%80%8F", "%EF%BB%BF", "%0D%0A", "%0A", "a%0Ab", "%09", "%7F", "%C2%85", "%E2%80%A8",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%3E%3Cimg%20src%3Dx%3E", "%27%20OR%201%3D1--", "%7B%7B7*7%7D%7D", "%24%7B7*7%7D", "..%2F..%2Fetc%2Fpasswd", "%25s%25n", "%26amp%3B", "%2500", "%", "%G1", "%u0041",
        "%D9%A3%D9%A2%D9%A7", "%EF%BC%93%EF%BC%92", "%F0%9F%98%80", "%CC%81%CC%81%CC%81", "%E3%85%A4", "-1", "0", "2147483648", "1e309", "NaN", "99999999999999999999999999", "0x10", "null", "undefined", "true", "[]", "{}", "%20", "%C2%A0", "+", "+++",
        "2026-02-30", "0001-01-01", "9999-12-31", "2019-12-31", "2200-01-01", "24:00", "23:59:59", "2026-11-24T10:00", "10.00", "08:30%0A", "2026-11-24%0A", "O%27Neill", "%E5%90%8D", "3275010101900000", "0000000000000000",
        "00000000-0000-0000-0000-000000000000", "11111111-1111-1111-1111-111111111111", "//evil.example", "%2F%5Cevil.example", "%2F%0D%0ASet-Cookie:x=1",
    ];

    static readonly Gen<string> Any = Gen.OneOf(
        Gen.OneOf(Nasty),
        Gen.String[1, 40].Select(Uri.EscapeDataString),
        Gen.String[Gen.Char["0123456789 .-+"], 1, 30].Select(Uri.EscapeDataString),
        Gen.String[Gen.Char["abcXYZ'., @-_/\\<>&\"é中"], 1, 60].Select(Uri.EscapeDataString),
        Gen.Select(Gen.OneOf("a", "9", "%C3%A9", "%00"), Gen.Int[200, 3000], (what, times) => string.Concat(Enumerable.Repeat(what, times))),
        Gen.Byte.Array[1, 12].Select(bytes => string.Concat(bytes.Select(b => $"%{b:X2}"))));

    /// <summary>Whatever, and half of it the right value with something added, cut off or in other digits.</summary>
    public static Gen<string> For(string right) => Gen.Frequency((1, Any), (1, Gen.Select(Gen.Int[0, 400], Gen.Int[0, 3], Gen.OneOf(Nasty)).Select((place, how, bit) =>
    {
        var text = Uri.EscapeDataString(right);
        if (right.Any(c => c > '\x7f') || text != right) return text + bit;
        var at = text.Length == 0 ? 0 : place % text.Length;
        return how switch { 0 => text.Insert(at, bit), 1 when text.Length > 0 => text.Remove(at, 1), 2 => Arabic(text), _ => text + bit };
    })));

    static string Arabic(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? Uri.EscapeDataString(((char)('\u0660' + c - '0')).ToString()) : c.ToString()));

    public static string Sent(string encoded) => Encoding.UTF8.GetString(System.Net.WebUtility.UrlDecodeToBytes(Encoding.ASCII.GetBytes(encoded), 0, encoded.Length));

    /// <summary>No text at all: the framework's reader gives up the form, or leaves the bytes as they were sent.</summary>
    public static bool IsNoText(string encoded) => encoded.Contains("%00") || Sent(encoded) is var sent && (sent.Contains('\uFFFD') || sent.Any(c => c is >= '\u0080' and <= '\u009F')) || System.Text.RegularExpressions.Regex.IsMatch(encoded, "%(?![0-9A-Fa-f]{2})");

    /// <summary>What HTML can carry: control characters and what was no text are left out on both sides.</summary>
    public static string Visible(string? text) => string.Concat((text ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFFFD' or '\uFFFE' or '\uFFFF')));
}
