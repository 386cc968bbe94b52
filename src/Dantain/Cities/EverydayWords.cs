using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Dantain.Cities;

/// <summary>What the words lead to: a question, a package, a service, or a service that is not booked here yet.</summary>
public enum FoundKind { Question, Package, Service, NotBooked }

/// <summary>One thing found.</summary>
public sealed record FoundService(FoundKind Kind, string Code, Text Name);

/// <summary>
/// Finds what somebody came for by everyday words of the pack, in any order, with slips of the finger and with Indonesian affixes
/// (kehilangan is hilang). A word weighs more the fewer things share it, so nobody has to keep a list of words that mean nothing.
/// </summary>
public sealed class EverydayWords
{
    const int Most = 8, MostWords = 12, LongestWord = 24;
    const double Near = 0.5;   // of the best: what is found less well is noise

    readonly (FoundService Thing, string[][] Phrases)[] things;
    readonly FrozenDictionary<string, double> weights;

    public EverydayWords(CityPack pack)
    {
        things =
        [
            .. pack.Questions.Select(q => (new FoundService(FoundKind.Question, q.Code, q.Name), Phrases(q.Name, q.Keywords))),
            .. pack.Packages.Select(p => (new FoundService(FoundKind.Package, p.Code, p.Name), Phrases(p.Name, p.Keywords))),
            .. pack.Services.Select(s => (new FoundService(s.Enabled ? FoundKind.Service : FoundKind.NotBooked, s.Code, s.Name), Phrases(s.Name, s.Keywords))),
        ];
        weights = things.SelectMany(t => t.Phrases.SelectMany(p => p).Distinct()).GroupBy(w => w).ToFrozenDictionary(g => g.Key, g => Math.Log(1 + things.Length / (double)g.Count()));
    }

    /// <summary>The best first, at most eight; none where no word is known.</summary>
    public IReadOnlyList<FoundService> Find(string text)
    {
        var asked = Split(text).Take(MostWords).Select(Likes).Where(l => l.Count > 0).ToArray();
        var found = things.Select(t => (t.Thing, Score: t.Phrases.Select(p => Score(asked, p)).DefaultIfEmpty().Max())).Where(f => f.Score > 0).OrderByDescending(f => f.Score).ToArray();
        return found.Length == 0 ? [] : [.. found.TakeWhile(f => f.Score >= found[0].Score * Near).Take(Most).Select(f => f.Thing)];
    }

    /// <summary>How much of what was asked is in the phrase; a phrase that says little else is better.</summary>
    double Score(Dictionary<string, double>[] asked, string[] phrase)
    {
        var met = asked.Sum(likes => phrase.Max(word => likes.GetValueOrDefault(word) * weights[word]));
        if (met == 0) return 0;
        var covered = phrase.Sum(word => asked.Max(likes => likes.GetValueOrDefault(word)) * weights[word]) / phrase.Sum(word => weights[word]);
        return met * (0.5 + covered / 2);
    }

    Dictionary<string, double> Likes(string asked) =>
        weights.Keys.Select(word => (word, Like: Like(asked, word))).Where(x => x.Like > 0).ToDictionary(x => x.word, x => x.Like);

    static double Like(string asked, string word)
    {
        if (asked == word) return 1;
        if (word.Length >= 4 && asked.Contains(word) || asked.Length >= 4 && word.Contains(asked)) return 0.8;
        var slips = Math.Min(asked.Length, word.Length) switch { < 4 => 0, < 8 => 1, _ => 2 };
        return slips > 0 && Math.Abs(asked.Length - word.Length) <= slips && Distance(asked, word) <= slips ? 0.6 : 0;
    }

    /// <summary>Letters that are missing, too many, other, or two that changed places.</summary>
    static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }

    static string[][] Phrases(Text name, IReadOnlyList<string>? keywords) =>
        [.. (keywords ?? []).Append(name.Id).Append(name.En ?? name.Id).Distinct().Select(p => Split(p).Distinct().ToArray()).Where(p => p.Length > 0)];

    static IEnumerable<string> Split(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())   // a lone surrogate becomes U+FFFD, which is no letter
            plain.Append(Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? "" : " ");
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length <= LongestWord);
    }
}
