using System.Globalization;

namespace Dantain.Web.Hosting;

/// <summary>Indonesian first; English where somebody chose it (a cookie), and in the API where Accept-Language asks for it. The browser's language never redirects anyone.</summary>
public static class Language
{
    public const string Cookie = "bahasa";
    static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID"), English = CultureInfo.GetCultureInfo("en-GB");

    public static void UseLanguage(this WebApplication app) => app.Use((http, next) =>
    {
        var english = http.Request.Cookies[Cookie] == "en"
            || http.Request.Path.StartsWithSegments("/api") && http.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = english ? English : Indonesian;
        return next(http);
    });
}
