using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dantain.Cities;
using Dantain.Web.Citizen.Book;
using Dantain.Web.Citizen.Tickets;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.WebEncoders;

namespace Dantain.Web.Citizen;

/// <summary>The only registration of the citizens' pages, and the answers that are no Razor pages: the city's colours, the choice of language, what a phone shows without a network.</summary>
static class CitizenSetup
{
    public static void AddCitizen(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<JourneyCookie>();
        builder.Services.AddSingleton<IdentityLook>();
        builder.Services.AddSingleton<Holding>();
        builder.Services.AddSingleton<Gate>();
        builder.Services.AddSingleton<NearestTimes>();
        builder.Services.AddSingleton<MoveTools>();
        builder.Services.AddSingleton<PdfPrinter>();
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "formulir";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true;   // set with all other headers
        });
        // Names in every script stay short in the page; what is dangerous in HTML is encoded all the same.
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    public static void MapCitizen(this WebApplication app)
    {
        app.MapGet("/warna.css", Colours).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/tiket/{token}/kalender.ics", VisitCalendar.AnswerAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/luring", (HttpContext http) => ErrorPage.WriteAsync(http, ErrorPage.Offline)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/bahasa/{language}", Speak).AllowAnonymous().ExcludeFromDescription();
    }

    static FileContentHttpResult Colours(HttpContext http, CityVersions cities)
    {
        // Pages ask for the colours of a version; an address without one is asked again.
        http.Response.Headers.CacheControl = http.Request.Query["v"] == $"{cities.Current.Version}" ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(ColoursOf(cities.Current.Pack)), "text/css; charset=utf-8");
    }

    public static string ColoursOf(CityPack pack) => $":root{{--brand:{pack.Colours.Brand};--accent:{pack.Colours.Accent}}}";

    /// <summary>Remembers the language and goes back to the same page; never to another site.</summary>
    static IResult Speak(string language, string? kembali, HttpContext http)
    {
        if (!Texts.Languages.Contains(language)) return Results.NotFound();
        http.Response.Cookies.Append(Language.Cookie, language, new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
        });
        return Results.LocalRedirect(IsLocal(kembali) ? kembali! : "/");
    }

    /// <summary>A path of ours in plain ASCII: starts with one slash, and has nothing a browser would read as another address.</summary>
    static bool IsLocal(string? path) => path is ['/', ..] and not ['/', '/' or '\\', ..] && path.Length < 300 && path.All(c => c is > ' ' and < '\x7f' and not '\\');
}
