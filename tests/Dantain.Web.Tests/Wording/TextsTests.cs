using System.Text.RegularExpressions;
using Dantain.Web.Wording;

namespace Dantain.Web.Tests.Wording;

/// <summary>Nothing is said in one language only, nothing is said by the pages themselves, and nothing is left over.</summary>
public sealed partial class TextsTests
{
    static readonly string[] Banned = ["valid", "tidak valid", "invalid", "wajib diisi", "mohon", "harap", "maaf", "oops", "dilarang", "terjadi kesalahan", "field", "input", "format salah"];

    static IEnumerable<(string Path, string Text)> Sources(string pattern) =>
        from file in Directory.EnumerateFiles(Path.Combine(PageHost.Root, "src"), pattern, SearchOption.AllDirectories)
        where !file.Contains("/obj/") && !file.Contains("/bin/")
        select (Path.GetRelativePath(PageHost.Root, file), File.ReadAllText(file));

    static readonly string[] Keys = [.. Texts.In("id").Keys];

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        Keys.Length.ShouldBeGreaterThan(100);
        Texts.In("en").Keys.ShouldBe(Keys, ignoreOrder: true);
        foreach (var language in Texts.Languages) Texts.In(language).Where(t => string.IsNullOrWhiteSpace(t.Value)).ShouldBeEmpty();
    }

    [Fact]
    public void Both_languages_have_the_same_placeholders()
    {
        foreach (var key in Keys)
            Placeholders(Texts.In("en")[key]).ShouldBe(Placeholders(Texts.In("id")[key]), ignoreOrder: true, key);

        static string[] Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];
    }

    [Fact]
    public void Every_refusal_has_its_sentence()
    {
        string[] codes = [.. Sources("*.cs").SelectMany(s => Code().Matches(s.Text)).Select(m => m.Groups[1].Value).Distinct()];
        codes.ShouldContain("booking.slot-full");
        codes.ShouldContain("nik.missing");
        codes.Length.ShouldBeGreaterThan(50);

        codes.Except(Keys).ShouldBeEmpty();
    }

    [Fact]
    public void No_text_is_left_over()
    {
        var said = Sources("*.cs").Concat(Sources("*.cshtml")).SelectMany(s => Literal().Matches(s.Text)).Select(m => m.Groups[1].Value + (m.Groups[2].Success ? "{}" : "")).Distinct()
            .Select(l => new Regex(@"\A" + Hole().Replace(Regex.Escape(l).Replace(@"\{", "{"), ".+") + @"\z")).ToArray();

        Keys.Where(k => !said.Any(s => s.IsMatch(k))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_key_a_page_names_is_there()
    {
        string[] named = [.. Sources("*.cshtml").SelectMany(s => Named().Matches(s.Text)).Select(m => m.Groups[1].Value).Distinct()];
        named.Length.ShouldBeGreaterThan(50);

        named.Except(Keys).ShouldBeEmpty();
    }

    /// <summary>Placeholders that stand for words, names, times or numbers nothing is counted by. Whatever else a text has counts something.</summary>
    static readonly string[] NoCounts = ["address", "agency", "card", "check", "city", "clock", "counter", "counters", "date", "day", "documents", "fact", "file", "form", "from", "kind", "km", "line", "link",
        "mm", "name", "no", "number", "of", "office", "opens", "path", "place", "product", "prove", "ready", "reason", "receipt", "receipts", "reference", "sender", "service", "size", "start", "state",
        "time", "to", "until", "village", "way", "what", "when", "which", "who", "why", "words", "zone"];

    [Fact]
    public void One_is_one_person_and_two_are_two_people_in_every_English_text_with_a_count()
    {
        string[] counts = [.. Texts.In("en").Values.SelectMany(t => Placeholder().Matches(t)).Select(m => m.Value.Trim('{', '}')).Distinct().Except(NoCounts)];
        counts.ShouldContain("minutes");
        foreach (var key in Keys)
        {
            WrongWithOne(Texts.GetIn("en", key, [.. counts.Select(c => (c, (object)1))])).ShouldBeEmpty(key);
            Texts.GetIn("en", key, [.. counts.Select(c => (c, (object)2))]).ShouldNotContain("|", customMessage: key);
            Texts.In("id")[key].ShouldNotContain("|", customMessage: key);
        }
    }

    [Theory]
    [InlineData("1 bookings", 1)]
    [InlineData("About 1 people are before you.", 1)]
    [InlineData("See 1 more offices", 1)]
    [InlineData("Ready within 1 working days.", 1)]
    [InlineData("There are 1 office.", 1)]
    [InlineData("1 person joined earlier", 0)]
    [InlineData("1 waiting, no counter is open yet", 0)]
    public void A_wrong_singular_is_found(string text, int found) => WrongWithOne(text).Count().ShouldBe(found);

    [Theory]
    [InlineData(0, "0 numbers")]
    [InlineData(1, "1 number ")]
    [InlineData("1", "1 number ")]
    [InlineData("1–2", "1–2 numbers")]
    public void A_count_chooses_the_word_after_it(object count, string says) => Texts.GetIn("en", "ticket.is-ahead", ("count", count)).ShouldContain(says);

    static IEnumerable<string> WrongWithOne(string text) => Singular().Matches(text).Select(m => m.Value);

    [Fact]
    public void No_sentence_scolds_or_speaks_of_fields()
    {
        foreach (var language in Texts.Languages)
            foreach (var (key, text) in Texts.In(language))
                Banned.Where(b => Regex.IsMatch(text, $@"\b{b}\b", RegexOptions.IgnoreCase)).ShouldBeEmpty($"{key}: {text}");
    }

    [Fact]
    public void Pages_hold_no_words_of_their_own()
    {
        var pages = Sources("*.cshtml").Where(p => p.Path.Contains("/Citizen/")).ToArray();
        pages.Length.ShouldBeGreaterThan(10);

        pages.SelectMany(p => OwnWords(p.Text).Select(w => $"{p.Path}: {w}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<p>Selamat datang</p>", 1)]
    [InlineData("<p>\n  Selamat datang\n</p>", 1)]
    [InlineData("<input placeholder=\"Nama lengkap\">", 1)]
    [InlineData("<p>@Get(\"page.free\")</p>\n@if (a > 3 && b < 4)\n{\n  <b>@Model.Title</b>\n}", 0)]
    public void Words_in_a_page_are_found(string page, int found) => OwnWords(page).Count().ShouldBe(found);

    static IEnumerable<string> OwnWords(string page) =>
        Between().Matches(page).Select(m => m.Groups[1].Value)
            .Concat(Attribute().Matches(page).Select(m => m.Value))
            .Concat(page.Split('\n').Where(l => Bare().IsMatch(l)));

    [GeneratedRegex(@"\{[a-z]+\}")] private static partial Regex Placeholder();
    [GeneratedRegex(@"\b(?:are|were|have) 1\b|(?<!\b(?:Code|code|number) )\b1 (?:(?:more|working|other|further) )?(?:people|(?!perhaps\b|is\b|was\b|as\b|has\b|this\b|does\b)[a-z]+(?<!s)s)\b")] private static partial Regex Singular();
    [GeneratedRegex(@"(?:new(?: Refusal)?|Invalid|Refusal)\(\s*""([a-z-]+\.[a-z0-9.-]+)"", (?:RefusalKind|""[a-zA-Z]+""\))")] private static partial Regex Code();
    [GeneratedRegex(@"""([a-z][\w-]*\.[\w.{}-]*)""( \+)?")] private static partial Regex Literal();
    [GeneratedRegex(@"\{[^}]*\}|\\\{[^}]*\\?\}")] private static partial Regex Hole();
    [GeneratedRegex(@"Get\(""([a-z][\w.-]*\w)""")] private static partial Regex Named();
    [GeneratedRegex(@">([^<>@{}()=;""\n]*[A-Za-z]{3,}[^<>@{}()=;""\n]*)</")] private static partial Regex Between();
    [GeneratedRegex(@"(?:placeholder|title|alt|aria-label)=""[^""@]*[A-Za-z]{3,}[^""@]*""")] private static partial Regex Attribute();
    [GeneratedRegex(@"\A\s*[A-Z][a-z]+(?: [A-Za-z]+)*[.?!]?\s*\z")] private static partial Regex Bare();
}
