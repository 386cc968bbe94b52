using CsCheck;

namespace Dantain.Tests.Shared;

/// <summary>Texts as people, copied contacts and attackers type them: broken Unicode, Arabic digits, controls, far too long.</summary>
static class AnyText
{
    static readonly Gen<string> Bits = Gen.OneOf("", " ", "\n", "\0", "\uD800", "\uDC00", "٣", "３", "₂", "'", "’", "-", "–", ".", ",", "+62", "08",
        "@", "a@b", ".com", "<", "\"", "é", "e\u0301", "عمر", "\u3164", "\u202A", "\u200B", "\u00A0", "|", "3275", "0000", "İ", "ı", "ſ", "K", "👶", "DR.", "I", "O");

    /// <summary>Any text at all.</summary>
    public static readonly Gen<string> Any = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char["0123456789 .-"], 0, 30], Gen.Select(Bits.Array[0, 12], string.Concat), Gen.String[Gen.Char, 0, 500]);

    public static Gen<string> Digits(int length) => Gen.String[Gen.Char['0', '9'], length, length];

    /// <summary>Runs a check on a thousand texts, and on none.</summary>
    public static void Sample(Action<string?> check)
    {
        check(null);
        Any.Sample(check, iter: 1000);
    }
}
