using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Dantain.Web.Tests;

/// <summary>A page as the browser has it: where it is, its status, its document.</summary>
public sealed record ShownPage(string Path, int Status, IHtmlDocument Html, string Body)
{
    public string Title => Html.Title ?? "";
    public string H1 => Html.QuerySelectorAll("h1").Single().TextContent.Trim();
    public string Text => string.Join(' ', Html.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    public bool HasErrors => Html.QuerySelector(".wrong") is not null;
    public string[] Errors => [.. Html.QuerySelectorAll(".wrong li").Select(e => e.TextContent.Trim())];
    public string? Value(string field) => Html.QuerySelectorAll($"[name='{field}']").Select(e => e switch
    {
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.IsChecked ? choice.Value : null,
        _ => e.GetAttribute("value"),
    }).FirstOrDefault(v => v is not null);
}

/// <summary>Fills in forms the way a browser without script does: what the page has, unless something else is typed.</summary>
public sealed class Visitor(HttpClient http) : IDisposable
{
    static readonly HtmlParser Parser = new();
    static int people;

    public HttpClient Http => http;
    public int Posts { get; private set; }
    /// <summary>What was chosen last, for others who want the same.</summary>
    public (string Office, string Date, string Start) Chosen { get; set; }
    public ShownPage Page { get; private set; } = null!;

    /// <summary>A NIK nobody in these tests has had before.</summary>
    public static string NewNik() => $"327501{Interlocked.Increment(ref people) % 28 + 1:00}0190{people:0000}";

    public async Task<ShownPage> GetAsync(string path) => Page = await ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends the form that has this button, or the last one of the page, with these answers.</summary>
    public async Task<ShownPage> SendAsync(params (string Name, string Value)[] typed)
    {
        var body = Form(Page, typed);
        Posts++;
        var target = FormOf(Page, typed).GetAttribute("action") is { Length: > 0 } action ? action : Page.Path;
        return Page = await ReadAsync(await http.PostAsync(new Uri(target, UriKind.Relative), body));
    }

    /// <summary>What the browser would send, so that a test can send it twice or later.</summary>
    public static FormUrlEncodedContent Form(ShownPage page, params (string Name, string Value)[] typed)
    {
        var form = FormOf(page, typed);
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input, select, textarea"))
        {
            var name = element.GetAttribute("name");
            if (name is null || typed.Any(t => t.Name == name)) continue;
            if (element is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }) continue;
            values.Add(new(name, element switch
            {
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement area => area.Value,
                _ => ((IHtmlInputElement)element).Value,
            }));
        }
        values.AddRange(typed.Select(t => new KeyValuePair<string, string>(t.Name, t.Value)));
        return new(values);
    }

    /// <summary>The form that has all these fields, or the last one.</summary>
    static IHtmlFormElement FormOf(ShownPage page, (string Name, string Value)[] typed)
    {
        var forms = page.Html.QuerySelectorAll<IHtmlFormElement>("form[method=post]").ToArray();
        return forms.FirstOrDefault(f => typed.Length > 0 && typed.All(t => f.QuerySelector($"[name='{t.Name}']") is not null)) ?? forms[^1];
    }

    public async Task<ShownPage> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        return new(answer.RequestMessage!.RequestUri!.PathAndQuery, (int)answer.StatusCode, await Parser.ParseDocumentAsync(body), body);
    }

    public void Dispose() => http.Dispose();
}
