using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Dantain.Web.Wording;

namespace Dantain.Web.Tests.Citizen;

/// <summary>/gaya shows what the style sheet has: a part that two pages share is on it, and so is every token of colour.</summary>
[Collection(nameof(TestHost))]
public sealed partial class StyleTests(TestHost host)
{
    static readonly string Web = Path.Combine(PageHost.Root, "src", "Dantain.Web");
    static readonly string Css = Comments().Replace(File.ReadAllText(Path.Combine(Web, "wwwroot", "dantain.css")), "");
    /// <summary>Tokens that are no colour.</summary>
    static readonly string[] Sizes = ["gap", "radius", "target"];
    /// <summary>Classes that nobody sees: what they do shows on paper only.</summary>
    static readonly string[] Unseen = ["no-print"];

    [Fact]
    public async Task Every_part_that_two_pages_share_is_shown()
    {
        var shared = Shared(Directory.EnumerateFiles(Path.Combine(Web, "Citizen"), "*.cshtml", SearchOption.AllDirectories).Select(File.ReadAllText));
        shared.Count.ShouldBeGreaterThan(15);
        var shown = new HashSet<string>();
        using var visitor = host.Visitor();
        foreach (var path in new[] { "/gaya", "/gaya?keadaan=salah" })
            foreach (var element in (await new Screen(visitor).OpenAsync(path)).Page.QuerySelectorAll("[class]")) shown.UnionWith(element.ClassList);
        shared.Except(Unseen).Where(c => !shown.Contains(c)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Every_state_of_an_office_a_visit_a_wait_and_a_document_is_shown_with_nothing_left_open(string language)
    {
        using var visitor = host.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/gaya", UriKind.Relative)) { Headers = { { "Cookie", $"bahasa={language}" } } };
        using var answer = await visitor.SendAsync(request);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var shown = string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var states = Texts.In(language).Where(t => new[] { "office.is-", "ticket.is-", "list.is-", "document." }.Any(t.Key.StartsWith) && !t.Key.StartsWith("document.state-", StringComparison.Ordinal)).ToArray();   // those are the short ones of the staff
        states.Length.ShouldBeGreaterThan(40);
        foreach (var (key, text) in states) shown.ShouldContain(text.Split('{')[0].Trim(), Case.Sensitive, key);
        shown.ShouldNotContain("{");
    }

    [Fact]
    public async Task Every_colour_of_the_style_sheet_is_shown_by_its_name()
    {
        var colours = Token().Matches(Css).Select(m => m.Groups[1].Value).Distinct().Except(Sizes).Order().ToArray();
        colours.Length.ShouldBeGreaterThan(8);
        using var visitor = host.Visitor();
        (await new Screen(visitor).OpenAsync("/gaya")).Page.QuerySelectorAll(".swatches code").Select(c => c.TextContent.TrimStart('-')).Order().ShouldBe(colours);
    }

    [Fact]
    public void A_part_that_is_not_shared_or_has_no_style_is_no_part()
    {
        const string page = """<p class="error"><b class="x lead">""";
        Shared([page, """<p class="error lead">""", """<p class="hero">"""]).ShouldBe(["error", "lead"], ignoreOrder: true);
    }

    /// <summary>Classes with a style that two or more of these pages use.</summary>
    static List<string> Shared(IEnumerable<string> pages)
    {
        var texts = pages.ToArray();
        return [.. Class().Matches(Css).Select(m => m.Groups[1].Value).Distinct().Where(c => texts.Count(t => Regex.IsMatch(t, $@"class=""(?:[^""@]|@\([^)]*\))*(?<![\w-]){Regex.Escape(c)}(?![\w-])")) > 1)];
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();
    [GeneratedRegex(@"\.([a-z][a-z0-9-]*)(?=[^{}]*\{)")]
    private static partial Regex Class();
    [GeneratedRegex(@"--([a-z]+)\s*:")]
    private static partial Regex Token();
}
