using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dantain.Browser.Tests;

/// <summary>
/// What holds for every page and for its error state: axe finds nothing, nothing is wider than the screen, everything to tap is large enough.
/// It remembers where it was, so that a page nobody has looked at is found.
/// </summary>
sealed partial class Inspection(string language, int target = 44)
{
    static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] } };

    readonly HashSet<string> seen = [];
    public List<string> Faults { get; } = [];

    public async Task LookAsync(IPage page, string name, params string[] withoutRules)
    {
        await page.IsLoadedAsync();   // a page without its style sheet yet is not what anybody sees
        if (await page.Locator(".fault").CountAsync() == 0) seen.Add(new Uri(page.Url).AbsolutePath);   // the page of an error stands at the address that was asked for
        name = $"{name} {language}";
        if (await page.Locator("h1").CountAsync() != 1) Faults.Add($"{name}: not one h1");
        foreach (var twice in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) < i)")) Faults.Add($"{name}: two are called {twice}");
        if (await page.GetAttributeAsync("html", "lang") != language) Faults.Add($"{name}: in another language");
        foreach (var violation in (await page.RunAxe(Rules)).Violations.Where(v => !withoutRules.Contains(v.Id)))
            Faults.Add($"{name}: {violation.Id}: {string.Join(" | ", violation.Nodes.Select(n => n.Html).Take(3))}");
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > page.ViewportSize!.Width) Faults.Add($"{name}: {width} px wide");
        Faults.AddRange((await page.EvaluateAsync<string[]>(SmallTargets, target)).Select(small => $"{name}: small target {small}"));
        if (page.ViewportSize.Width == 320 && await page.Locator("link[href^='/dantain.']").CountAsync() > 0)
            Faults.AddRange((await page.EvaluateAsync<string[]>(CutWhenLarge)).Select(cut => $"{name}, large text: {cut}"));
    }

    /// <summary>
    /// The pages of these folders that were not looked at, with values for the holes in their addresses: whoever adds a page need not think of this
    /// test, unless its address has a hole of a new kind, and then the test says so.
    /// </summary>
    public IReadOnlyList<string> NotSeen(BrowserHost host, int atLeast, (string Hole, string Value)[] values, params string[] folders)
    {
        var rest = Unseen(host, atLeast, folders).Select(route => values.Aggregate(route, (path, value) => path.Replace($"{{{value.Hole}}}", value.Value))).ToArray();
        rest.ShouldAllBe(path => !path.Contains('{'));
        return rest;
    }

    /// <summary>The addresses of the pages of these folders that were not looked at, or only where they answer that there is nothing.</summary>
    public IReadOnlyList<string> Unseen(BrowserHost host, int atLeast, params string[] folders)
    {
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is { } page && folders.Any(f => page.ViewEnginePath.StartsWith($"/{f}/", StringComparison.Ordinal)))
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Distinct().ToArray();
        routes.Length.ShouldBeGreaterThan(atLeast);
        return [.. routes.Where(route => !seen.Any(path => Regex.IsMatch(path, $@"\A{Hole().Replace(Regex.Escape(route).Replace(@"\{", "{"), "[^/]+")}\z"))).Order()];
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();

    /// <summary>
    /// What is cut off or sticks out on a citizens' page whose text is twice as large (WCAG 1.4.4) and as widely spaced as 1.4.12 asks. What a
    /// select or a field cannot show of its own text is the browser's, and the picture of the start page is wider than its column; a table of hours scrolls in its own place (1.4.10).
    /// </summary>
    const string CutWhenLarge = """
        () => {
          const sheet = new CSSStyleSheet(), wide = document.documentElement.clientWidth;
          sheet.replaceSync('html { font-size: 200% !important } * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
          document.adoptedStyleSheets = [sheet];
          const cut = [...document.body.querySelectorAll('*')].filter(e => {
            const box = e.getBoundingClientRect(), style = getComputedStyle(e);
            if (!box.width || !box.height || style.visibility === 'hidden' || e.closest('.unseen, .skip, svg, .usual') || e.matches('main, select, option, input, textarea')) return false;
            if (box.right > wide + 1 || box.left < -1) return true;
            const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
            return style.display !== 'inline' && (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 || clips && e.scrollHeight > e.clientHeight + 1);
          }).map(e => `${e.outerHTML.slice(0, 100)} (${e.scrollWidth} of ${e.clientWidth} px)`);
          const over = document.documentElement.scrollWidth;
          document.adoptedStyleSheets = [];
          return over > wide ? [`the page is ${over} px wide`, ...cut] : cut;
        }
        """;

    /// <summary>Links inside running text are exempt (WCAG 2.5.8); a radio button counts with its label.</summary>
    const string SmallTargets = """
        least => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')].filter(e => {
          if (e.matches('p a, dd a, li:not(.rows li):not(.days li):not(.wrong li) a, .skip') && getComputedStyle(e).display === 'inline') return false;
          const box = (e.closest('label') ?? e).getBoundingClientRect();
          return box.width > 0 && box.height > 0 && (box.width < least - 0.5 || box.height < least - 0.5);
        }).map(e => e.outerHTML.slice(0, 120))
        """;
}
