using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Dantain.Web.Tests.Forms;

/// <summary>A field as a page shows it: its name, of which kind it is, and a value that is right or at least well formed.</summary>
sealed record ShownField(string Name, string Kind, string Right);

/// <summary>A form as a page shows it, and what a browser would send with it.</summary>
sealed partial record ShownForm(string Action, bool IsPost, IReadOnlyList<ShownField> Fields)
{
    public const string Proof = "__RequestVerificationToken";

    /// <summary>The same form on the same page fetched again, whatever keys are in it.</summary>
    public string Signature => Keys().Replace($"{Action} {Shape}", "#");

    /// <summary>What it asks and does, on whatever address it stands.</summary>
    public string Shape => $"{(IsPost ? "POST" : "GET")} {(Action.Contains("handler=") ? Action.Split('?')[1] : "")} {string.Join(',', Fields.Select(f => f.Kind == "button" && f.Name == "act" ? $"act={f.Right}" : f.Name).Distinct())}";

    /// <summary>Every form of a page once for each of its buttons that say what they do.</summary>
    public static IEnumerable<ShownForm> Of(ShownPage page)
    {
        foreach (var form in page.Html.QuerySelectorAll<IHtmlFormElement>("form"))
        {
            ShownField[] typed = [.. form.QuerySelectorAll("input:not([type=file]), select, textarea").Where(e => e.GetAttribute("name") is not null).GroupBy(e => e.GetAttribute("name")!).Select(g => FieldOf(g.Key, [.. g]))];
            var isPost = form.GetAttribute("method") == "post";
            var action = form.GetAttribute("action") is { Length: > 0 } given ? given : isPost ? page.Path.Split('#')[0] : page.Path.Split('?')[0];
            ShownField[] buttons = [.. form.QuerySelectorAll("button[name]").DistinctBy(b => b.GetAttribute("name") + (b.GetAttribute("name") == "act" ? b.GetAttribute("value") : "")).Select(b => new ShownField(b.GetAttribute("name")!, "button", b.GetAttribute("value") ?? ""))];
            if (buttons.Length == 0) yield return new(action, isPost, typed);
            foreach (var button in buttons) yield return new(action, isPost, [.. typed, button]);
        }
    }

    static ShownField FieldOf(string name, IElement[] elements)
    {
        var (kind, example) = KindOf(name, elements[0]);
        var shown = elements.Select(e => e switch
        {
            IHtmlSelectElement select => select.Options.FirstOrDefault(o => o.IsSelected && o.Value.Length > 0)?.Value ?? select.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
            _ => e.GetAttribute("value"),
        }).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return new(name, kind, shown ?? (kind == "radio" ? elements[0].GetAttribute("value") ?? "" : example));
    }

    static (string Kind, string Example) KindOf(string name, IElement element) => (element.LocalName, (element.GetAttribute("type") ?? "text").ToLowerInvariant(), name.ToLowerInvariant()) switch
    {
        (_, _, "__requestverificationtoken") => ("proof", ""),
        ("select", _, _) => ("select", ""),
        ("textarea", _, _) => ("words", "Terima kasih"),
        (_, "hidden", _) => ("hidden", ""),
        (_, "radio", _) => ("radio", ""),
        (_, "checkbox", _) => ("checkbox", ""),
        (_, "password", _) => ("password", "a good long sentence"),
        (_, "date", _) => ("date", "2026-11-24"),
        (_, "tel", _) or (_, _, "phone") => ("phone", "0812 3456 7890"),
        (_, "email", _) => ("email", "warga@example.go.id"),
        (_, _, var n) when n.EndsWith("nik", StringComparison.Ordinal) => ("nik", Visitor.NewNik()),
        (_, _, var n) when n.EndsWith("passport", StringComparison.Ordinal) => ("other paper", "PA1234567"),
        (_, _, var n) when n.EndsWith("issuer", StringComparison.Ordinal) => ("other paper", "AUS"),
        (_, _, var n) when n.EndsWith("staypermit", StringComparison.Ordinal) => ("other paper", "2C21AB1234-C"),
        (_, _, "user") => ("account", "nobody-there"),
        (_, _, "name") when element.GetAttribute("autocapitalize") == "none" => ("account", "petugas.baru"),
        (_, _, var n) when n.EndsWith("name", StringComparison.Ordinal) => ("name", "Siti Aminah"),
        (_, _, "code" or "kode") => ("code", "22222222"),
        (_, _, "phonelastfour") => ("last four", "0000"),
        _ => ("text", "KTP hilang"),
    };

    /// <summary>The body of the form with this value, already percent-encoded, in the place of a field's own.</summary>
    public string Body(ShownField? field = null, string? value = null) =>
        string.Join('&', Fields.Where(f => f.Kind != "checkbox" || f == field).Select(f => $"{Uri.EscapeDataString(f.Name)}={(f == field ? value : Uri.EscapeDataString(f.Right))}"));

    [GeneratedRegex("(?<=/tiket/)[^/]+|(?<=/daftar-tunggu/)[^/]+|(?<=/satu/)[^/]+|(?<=/tanda-terima/)[^/]+|(?<=/loket/)[^/]+|(?<=kantor=)[^&]+|[0-9]+")]
    private static partial Regex Keys();
}
