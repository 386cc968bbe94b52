namespace Dantain.Shared;

/// <summary>What keyboards, contact lists and chat messages put between the characters a person means.</summary>
static class Typed
{
    public static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u2007' or '\u2009' or '\u202F';

    public static bool IsDash(char c) => c is '-' or (>= '\u2010' and <= '\u2015') or '\u2212';

    /// <summary>Direction marks and zero-width characters: copying a number from a contact brings them along, and nobody can see or remove them.</summary>
    public static bool IsInvisible(char c) => c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF';

    /// <summary>
    /// The 16 digits of a number of the registry, without spaces, dots and dashes; null when there are not exactly 16, when
    /// anything else stands among them (Arabic digits too), or when more than 24 characters were typed.
    /// </summary>
    public static string? SixteenDigits(string? text, out bool missing)
    {
        missing = string.IsNullOrWhiteSpace(text);
        if (missing || text!.Length > 24) return null;
        Span<char> digits = stackalloc char[24];
        var count = 0;
        foreach (var c in text)
        {
            if (IsSpace(c) || IsDash(c) || IsInvisible(c) || c == '.') continue;
            if (!char.IsAsciiDigit(c)) return null;
            digits[count++] = c;
        }
        missing = count == 0;
        return count == 16 ? new(digits[..16]) : null;
    }

    public static int TwoDigits(string digits, int at) => (digits[at] - '0') * 10 + digits[at + 1] - '0';

    /// <summary>Only the last four: those before tell where somebody comes from and when they were born.</summary>
    public static string Masked(string digits) => string.Concat("••••••••••••", digits.AsSpan(12));
}
