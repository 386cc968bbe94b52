using System.Text;
using System.Text.RegularExpressions;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;

namespace Dantain.Surveys;

/// <summary>Keeps what somebody said of a page. Refused: more than <see cref="MostCharacters"/>, control characters and broken Unicode.</summary>
public sealed partial class GiveFeedback(Store store, Vault vault, CityClock clock)
{
    public const int MostCharacters = 1000;
    public static readonly Refusal WordsTooLong = new("feedback.too-long", RefusalKind.Invalid, new Dictionary<string, string> { ["most"] = $"{MostCharacters}" }, "words");
    public static readonly Refusal WordsUnreadable = new("feedback.unreadable", RefusalKind.Invalid, Field: "words");

    public async Task<Refusal?> RunAsync(string page, string version, bool helped, string? words)
    {
        var said = words?.Trim() ?? "";
        if (said.Length > MostCharacters) return WordsTooLong;
        if (said.EnumerateRunes().Any(IsUnreadable)) return WordsUnreadable;
        await using var db = store.Open();
        db.Add(new Feedback
        {
            At = clock.Now,
            Page = page,
            Version = version,
            Helped = helped,
            Words = said.Length == 0 ? null : vault.Seal(Encoding.UTF8.GetBytes(Digits().Replace(said, "•••")), Context),
        });
        await db.SaveChangesAsync();
        return null;
    }

    internal static ReadOnlySpan<byte> Context => "dantain/feedback"u8;

    /// <summary>Half a surrogate pair is enumerated as U+FFFD.</summary>
    static bool IsUnreadable(Rune rune) => rune == Rune.ReplacementChar || Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t');

    /// <summary>Five digits or more, however they are grouped: a NIK, a phone, an account. Times and dates stay.</summary>
    [GeneratedRegex(@"\+?\p{Nd}(?:[ .\-]?\p{Nd}){4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
