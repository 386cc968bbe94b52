using System.Text;
using System.Text.Encodings.Web;
using Dantain.Cities;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Diagnostics;

namespace Dantain.Web.Hosting;

/// <summary>
/// The page for what was not found, broke, is too busy, is closed for maintenance, or needs a network where there is none. Made without Razor, database or session, in both languages at
/// once, so that it still stands when they do not.
/// </summary>
static class ErrorPage
{
    /// <summary>What a phone keeps to show where there is no network; a ticket that is kept there too makes its link appear.</summary>
    public const string Offline = "offline";

    /// <param name="http">Whom to answer; the status that is set says what happened.</param>
    /// <param name="kind">What happened, where the status does not tell.</param>
    /// <param name="backAt">When it is over, if anybody said so.</param>
    public static async Task WriteAsync(HttpContext http, string? kind = null, string? backAt = null)
    {
        var status = http.Response.StatusCode;
        if (status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.TryAdd("Retry-After", "60");
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        kind ??= KindOf(status);
        var first = http.Request.Cookies[Language.Cookie] == "en" ? "en" : "id";
        var city = http.RequestServices.GetService<CityVersions>()?.Current;
        var pack = city?.Pack ?? http.RequestServices.GetService<CityPack>();
        var page = new StringBuilder(Head(kind, first, pack, city?.Version));
        foreach (var language in Texts.Languages.OrderBy(l => l != first)) page.Append(Section(kind, language, language == first, pack, backAt, PageOf(http)));
        if (status >= 500 && kind != "maintenance") page.Append($"<p class=\"hint\">{Encode(http.TraceIdentifier)}</p>\n");
        await http.Response.WriteAsync(page.Append("</main></div>\n</body>\n</html>\n").ToString());
    }

    static string KindOf(int status) => status switch
    {
        StatusCodes.Status403Forbidden => "403",
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => "404",
        StatusCodes.Status429TooManyRequests => "429",
        StatusCodes.Status503ServiceUnavailable => "503",
        < 500 => "400",
        _ => "500",
    };

    static string Head(string kind, string first, CityPack? pack, int? version) => $"""
        <!DOCTYPE html>
        <html lang="{first}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Say(first, $"fault.{kind}-title")} – {Encode(pack?.Product.Name ?? "Dantain")}</title>
        <link rel="stylesheet" href="/dantain.css">
        <link rel="stylesheet" href="/warna.css{(version is null ? "" : $"?v={version}")}">
        <link rel="icon" href="/tanda.svg" type="image/svg+xml">
        </head>
        <body>
        <header><div class="bar"><a class="brand" href="/"><strong>{Encode(pack?.Product.Name ?? "Dantain")}</strong> <span>{Encode(pack?.City.Name ?? "")}</span></a></div>{Motif.Band}</header>
        <div class="wide"><main id="isi">

        """;

    static string Section(string kind, string language, bool isFirst, CityPack? pack, string? backAt, string from)
    {
        var (open, close) = isFirst ? ("<h1>", "</h1>") : ("<h2>", "</h2>");
        var section = new StringBuilder($"<section class=\"fault\" lang=\"{language}\">{open}{Say(language, $"fault.{kind}-title")}{close}\n");
        if (backAt is not null) section.Append($"<p class=\"note\">{Say(language, "fault.maintenance-back").Replace("{when}", Encode(backAt))}</p>\n");
        section.Append($"<p>{Say(language, $"fault.{kind}-says")}</p>\n");
        if (pack is not null) section.Append($"<p>{Say(language, "page.help").Replace("{line}", Encode(pack.Words.HelpLine.In(language)))}</p>\n");
        if (kind == Offline) section.Append($"<p hidden><a href=\"#tiket\" class=\"button\">{Say(language, "fault.offline-ticket")}</a></p>\n");
        if (isFirst) section.Append($"<p><a class=\"{(kind == Offline ? "button plain" : "button")}\" href=\"{(kind == Offline ? "" : "/")}\">{Say(language, kind is "maintenance" or Offline ? "fault.try-again" : "fault.start")}</a></p>\n");
        if (kind is not ("maintenance" or Offline)) section.Append($"<p><a href=\"/masukan?dari={from}\" rel=\"nofollow\">{Say(language, "page.feedback")}</a></p>\n");   // closed like everything else
        return section.Append("</section>\n").ToString();
    }

    /// <summary>The page that was asked for, by its route, which holds no token; nothing where there is none.</summary>
    static string PageOf(HttpContext http) =>
        Uri.EscapeDataString((http.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? http.GetEndpoint()) is RouteEndpoint page ? page.RoutePattern.RawText?.TrimStart('/') ?? "" : "");

    static string Say(string language, string key) => Encode(Texts.In(language)[key]);
    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
