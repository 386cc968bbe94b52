using Dantain.Shared;
using Dantain.Web.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace Dantain.Web.Hosting;

/// <summary>What is answered when something broke: a problem document for the API, a page for people; the log has the fault, never what was sent.</summary>
public static class Faults
{
    static readonly Refusal Broken = new("storage.unavailable", RefusalKind.Busy);

    public static void UseFaults(this WebApplication app) => app.UseExceptionHandler(handler => handler.Run(async http =>
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is BadHttpRequestException bad)
            await http.FaultAsync(new Refusal(bad.StatusCode == 413 ? "request.too-large" : "request.json", RefusalKind.Invalid, new Dictionary<string, string> { ["path"] = "$" }), bad.StatusCode);
        else await http.FaultAsync(Broken, StatusCodes.Status500InternalServerError);
    }));

    /// <summary>Answers a fault in the form the caller reads.</summary>
    public static async Task FaultAsync(this HttpContext http, Refusal refusal, int? status = null)
    {
        if (!http.IsApi())
        {
            http.Response.StatusCode = status ?? refusal.Status();
            await ErrorPage.WriteAsync(http);
            return;
        }
        await refusal.ToProblem(status).ExecuteAsync(http);
    }

    /// <summary>An answer without a body, such as for an address that is not there, becomes a problem document or a page.</summary>
    public static void UseErrorPages(this WebApplication app) => app.UseStatusCodePages(context =>
        context.HttpContext.IsApi() ? context.HttpContext.FaultAsync(OfStatus(context.HttpContext.Response.StatusCode), context.HttpContext.Response.StatusCode) : ErrorPage.WriteAsync(context.HttpContext));

    static Refusal OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => new("request.not-found", RefusalKind.NotFound),
        StatusCodes.Status405MethodNotAllowed => new("request.method", RefusalKind.Invalid),
        StatusCodes.Status413PayloadTooLarge => ApiJson.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => new("request.type", RefusalKind.Invalid),
        >= 500 => Broken,
        _ => new("request.malformed", RefusalKind.Invalid),
    };

    static bool IsApi(this HttpContext http) => http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/health");
}
