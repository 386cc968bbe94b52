using System.Security.Cryptography;

namespace Dantain.Shared;

/// <summary>
/// The code people see, say and type for a booking: 8 random characters, each equally likely. 24 characters without look-alikes
/// (no 0 O, 1 I, and of 2 Z, 5 S, 6 G, 8 B only the digit) and without vowels and Y, so that no words form: 1.1 × 10¹¹ codes. It finds
/// a booking and proves nothing; the token does.
/// </summary>
public static class Reference
{
    public const string Alphabet = "23456789CDFHJKLMNPQRTVWX";
    public const int Length = 8;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>A reference drawn from a source of one's own, for tests and for decisions that must repeat.</summary>
    /// <param name="below">Gives a number from 0 up to, not including, its argument.</param>
    public static string New(Func<int, int> below) => string.Create(Length, below, static (text, below) =>
    {
        for (var i = 0; i < text.Length; i++) text[i] = Alphabet[below(Alphabet.Length)];
    });

    /// <summary>What a person typed, as it was issued: lower case, spaces, dashes and the letter read for a digit (S for 5) are put right.</summary>
    public static Result<string> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return IdentityRefusals.ReferenceMissing;
        if (text.Length > 24) return IdentityRefusals.ReferenceFormat;
        Span<char> plain = stackalloc char[24];
        var count = 0;
        foreach (var c in text)
        {
            if (Typed.IsSpace(c) || Typed.IsDash(c) || Typed.IsInvisible(c)) continue;
            if (!char.IsAsciiLetterOrDigit(c)) return IdentityRefusals.ReferenceFormat;
            plain[count++] = Digit(char.IsAsciiLetterLower(c) ? (char)(c - 32) : c);
        }
        return count == Length && !plain[..count].ContainsAnyExcept(Alphabet) ? new string(plain[..count]) : IdentityRefusals.ReferenceFormat;
    }

    static char Digit(char c) => c switch { 'Z' => '2', 'S' => '5', 'G' => '6', 'B' => '8', _ => c };
}
