using Dantain.Web.Hosting;

namespace Dantain.Web.Kiosk;

/// <summary>The only registration of the kiosks, and the answer that is no page: everything forgotten.</summary>
static class KioskSetup
{
    public static void AddKiosks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KioskCookie>();
        builder.Services.AddSingleton<KioskDesk>();
        builder.Services.AddSingleton<CutOffSlips>();
    }

    public static void MapKiosks(this WebApplication app) => app.MapGet("/mesin/{office}/selesai", Forget).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The number and the language of whoever stood here are gone; the next one begins in Indonesian.</summary>
    static IResult Forget(string office, HttpContext http, Dantain.Cities.CityVersions cities)
    {
        if (cities.Current.Office(office) is null) return Results.NotFound();
        KioskCookie.Clear(http.Response);
        http.Response.Cookies.Delete(Language.Cookie);
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Results.LocalRedirect($"/mesin/{office}");
    }
}
