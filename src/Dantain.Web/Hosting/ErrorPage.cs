using System.Text;
using System.Text.Encodings.Web;
using Dantain.Cities;
using Dantain.Web.Wording;

namespace Dantain.Web.Hosting;

/// <summary>
/// The page for what was not found, broke, or is too busy. Made without Razor, database or session, in both languages at once,
/// so that it still stands when they do not.
/// </summary>
static class ErrorPage
{
    public static async Task WriteAsync(HttpContext http)
    {
        var status = http.Response.StatusCode;
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests) http.Response.Headers.RetryAfter = "60";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        var kind = status switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => "404",
            StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests => "503",
            < 500 => "400",
            _ => "500",
        };
        var first = http.Request.Cookies[Language.Cookie] == "en" ? "en" : "id";
        await http.Response.WriteAsync(Html(kind, first, http.RequestServices.GetRequiredService<CityVersions>().Current, status >= 500 ? http.TraceIdentifier : null));
    }

    static string Html(string kind, string first, City city, string? trace)
    {
        var pack = city.Pack;
        var page = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="{first}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Say(first, $"fault.{kind}-title")} – {Encode(pack.Product.Name)}</title>
            <link rel="stylesheet" href="/dantain.css">
            <link rel="stylesheet" href="/warna.css?v={city.Version}">
            <link rel="icon" href="/tanda.svg" type="image/svg+xml">
            </head>
            <body>
            <header><div class="bar"><a class="brand" href="/"><strong>{Encode(pack.Product.Name)}</strong> <span>{Encode(pack.City.Name)}</span></a></div>{Motif.Band}</header>
            <div class="wide"><main id="isi">

            """);
        string[] languages = [first, .. Texts.Languages.Where(l => l != first)];
        foreach (var language in languages)
        {
            var (open, close) = language == first ? ("<h1>", "</h1>") : ("<h2>", "</h2>");
            page.Append($"<section lang=\"{language}\">{open}{Say(language, $"fault.{kind}-title")}{close}\n<p>{Say(language, $"fault.{kind}-says")}</p>\n");
            page.Append($"<p>{Say(language, "page.help").Replace("{line}", Encode(pack.Words.HelpLine.In(language)))}</p>\n");
            if (language == first) page.Append($"<p><a class=\"button\" href=\"/\">{Say(language, "fault.start")}</a></p>\n");
            page.Append("</section>\n");
        }
        if (trace is not null) page.Append($"<p class=\"hint\">{Encode(trace)}</p>\n");
        return page.Append("</main></div>\n</body>\n</html>\n").ToString();
    }

    static string Say(string language, string key) => Encode(Texts.In(language)[key]);
    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
