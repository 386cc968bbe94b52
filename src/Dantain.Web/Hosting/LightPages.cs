using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Dantain.Web.Hosting;

/// <summary>
/// Pages cross a slow network compressed; files of wwwroot are compressed once, when the program is built. The API is left alone: its answers are
/// small, and it has the hot path. So are event streams, whose events would wait in the compressor for company.
/// </summary>
static class LightPages
{
    static readonly string[] Compressed = ["text/html", "text/css", "text/calendar"];

    public static void AddLightPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = Compressed;
        });
        // Quality 4 of 11: half a millisecond a page, and within a tenth of the smallest.
        builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    }

    public static void UseLightPages(this WebApplication app) => app.UseWhen(
        http => !http.Request.Path.StartsWithSegments("/api") && !http.Request.Path.StartsWithSegments("/health") && TellsNothing(http.Request),
        pages => pages.UseResponseCompression());

    /// <summary>
    /// A compressed answer tells by its length whether what somebody else put into the address occurs on the page (BREACH). The token against forged
    /// forms is masked anew in every answer; a person's own answers are not. To try letters, the other site must make this browser ask with its
    /// cookies, and then the browser says where the request comes from: that one answer goes out as it is. Without cookies there is nothing to learn.
    /// </summary>
    internal static bool TellsNothing(HttpRequest request) =>
        request.Cookies.Count == 0 || request.Headers["Sec-Fetch-Site"].ToString() is not ("cross-site" or "same-site");
}
