using System.Globalization;

namespace Dantain.Web.Hosting;

/// <summary>Indonesian first; English where somebody chose it (a cookie), and in the API where Accept-Language asks for it. The browser's language never redirects anyone.</summary>
public static class Language
{
    public const string Cookie = "bahasa";
    static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID"), English = CultureInfo.GetCultureInfo("en-GB");

    public static void UseLanguage(this WebApplication app)
    {
        // Indonesian is set once for all threads; only a request in English carries a culture of its own.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Indonesian;
        app.Use((http, next) =>
        {
            if (IsEnglish(http)) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = English;
            return next(http);
        });
    }

    static bool IsEnglish(HttpContext http) => http.Request.Cookies[Cookie] == "en"
        || http.Request.Path.StartsWithSegments("/api") && http.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase);
}
