using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Dantain.Shared;

/// <summary>
/// A person's name: 1 to 100 characters of letters of any script, space and <c>. , ' -</c>. One word is a full name; the two words of
/// Permendagri 73/2022 bind new records only. Typographic apostrophes and dashes become plain ones, runs of spaces become one.
/// Refused: digits, control and invisible characters, broken Unicode, a name without any letter.
/// </summary>
public sealed record PersonName
{
    public const int MaxLength = 100;

    static readonly FrozenSet<string> Titles = FrozenSet.Create("H", "HJ", "KH", "DR", "DRS", "DRA", "DRG", "IR", "PROF");

    PersonName(string full) => Full = full;

    /// <summary>The whole name. For the seal and the counter's screen only; call lists show <see cref="Initials"/>.</summary>
    [JsonIgnore]
    public string Full { get; }

    /// <summary>First letters of at most five words, such as <c>N.A.</c>.</summary>
    [JsonIgnore]
    public string Initials => string.Concat(FirstLetters.Select(letter => letter + "."));

    /// <summary>For comparing: upper case, one space, without punctuation, without titles before the name or after a comma.</summary>
    [JsonIgnore]
    public string CompareKey => string.Join(' ', Words());

    public static Result<PersonName> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return IdentityRefusals.NameMissing;
        if (text.Length > 4 * MaxLength) return IdentityRefusals.NameTooLong;
        var clean = new StringBuilder(text.Length);
        bool gap = false, afterLetter = false, anyLetter = false;
        foreach (var typed in text.EnumerateRunes())
        {
            var rune = Plain(typed);
            if (rune.Value == ' ')
            {
                (gap, afterLetter) = (clean.Length > 0, false);
                continue;
            }
            var isLetter = Rune.IsLetter(rune) && !IsFiller(rune);
            if (!isLetter && !(afterLetter && IsMark(rune)) && rune.Value is not ('.' or ',' or '\'' or '-')) return IdentityRefusals.NameCharacters;
            anyLetter |= isLetter;
            afterLetter = isLetter || IsMark(rune);
            if (gap) clean.Append(' ');
            gap = false;
            clean.Append(rune);
        }
        if (!anyLetter) return IdentityRefusals.NameCharacters;
        var full = clean.ToString().Normalize(NormalizationForm.FormC);
        return full.Length <= MaxLength ? new PersonName(full) : IdentityRefusals.NameTooLong;
    }

    /// <summary>What was stored opens again even if today's rules are stricter than those it passed.</summary>
    internal static PersonName Stored(string full) => new(full);

    public override string ToString() => string.Join(' ', FirstLetters.Select(letter => letter + "•••"));

    IEnumerable<string> FirstLetters => Words().Take(5).Select(word => Rune.GetRuneAt(word, 0).ToString());

    static ReadOnlySpan<string> WordsOf(string part) =>
        part.Replace("'", "").ToUpperInvariant().Split([' ', '.', ',', '-'], StringSplitOptions.RemoveEmptyEntries);

    string[] Words()
    {
        var words = WordsOf(Full.Split(',')[0]);
        if (words.IsEmpty) words = WordsOf(Full);
        while (words.Length > 1 && Titles.Contains(words[0])) words = words[1..];
        return words.ToArray();
    }

    static Rune Plain(Rune rune) => !rune.IsBmp ? rune : (char)rune.Value switch
    {
        '\u2018' or '\u2019' or '\u201B' or '\u02BB' or '\u02BC' or '\u2032' or '\uFF07' or '`' or '\u00B4' => new('\''),
        var c when Typed.IsDash(c) => new('-'),
        var c when Typed.IsSpace(c) => new(' '),
        _ => rune,
    };

    static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Hangul fillers: letters by category that show nothing, so a name of them would be blank.</summary>
    static bool IsFiller(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0;
}
