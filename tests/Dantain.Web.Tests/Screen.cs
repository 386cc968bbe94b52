using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Dantain.Web.Tests;

/// <summary>A page as a person without script has it: read it, fill in a form, press one of its buttons.</summary>
public sealed class Screen(HttpClient client)
{
    public IHtmlDocument Page { get; private set; } = null!;
    public int Status { get; private set; }
    public Uri Address { get; private set; } = null!;
    public string Text => Page.Body!.TextContent;

    public async Task<Screen> OpenAsync(string path)
    {
        Address = new Uri(client.BaseAddress!, path);
        using var answer = await client.GetAsync(Address);
        await TakeAsync(answer);
        return this;
    }

    /// <summary>Presses the button that sends this act, or the one whose form leads there, with these fields filled in.</summary>
    public async Task<Screen> PressAsync(string buttonSelector, params (string Name, string Value)[] fields)
    {
        var button = Page.QuerySelector(buttonSelector).ShouldNotBeNull($"{buttonSelector} on {Address}\n{Text}");
        var form = (IHtmlFormElement)button.Closest("form").ShouldNotBeNull();
        var sent = new List<KeyValuePair<string, string>>();
        foreach (var input in form.QuerySelectorAll("input:not([type=file]), select"))
            if (input.GetAttribute("name") is { } name && input.GetAttribute("type") != "checkbox" && fields.All(f => f.Name != name))
                sent.Add(new(name, input is IHtmlSelectElement select ? select.Value is { Length: > 0 } chosen ? chosen : select.Options.FirstOrDefault()?.Value ?? "" : input.GetAttribute("value") ?? ""));
        sent.AddRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        if (button.GetAttribute("name") is { } act) sent.Add(new(act, button.GetAttribute("value") ?? ""));
        var action = form.GetAttribute("action");
        if (!string.IsNullOrEmpty(action)) Address = new Uri(Address, action);
        using var answer = await client.PostAsync(Address, new FormUrlEncodedContent(sent));
        await TakeAsync(answer);
        return this;
    }

    public string? Value(string selector) => Page.QuerySelector(selector)?.TextContent.Trim();

    async Task TakeAsync(HttpResponseMessage answer)
    {
        Status = (int)answer.StatusCode;
        if (answer.Headers.Location is { } to)
        {
            Address = new Uri(Address, to);
            using var next = await client.GetAsync(Address);
            await TakeAsync(next);
            return;
        }
        Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
