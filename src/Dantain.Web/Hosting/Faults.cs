using Dantain.Shared;
using Microsoft.AspNetCore.Diagnostics;

namespace Dantain.Web.Hosting;

/// <summary>What is answered when something broke: a problem document for the API; the log has the fault, never what was sent.</summary>
public static class Faults
{
    static readonly Refusal Broken = new("storage.unavailable", RefusalKind.Busy);

    public static void UseFaults(this WebApplication app) => app.UseExceptionHandler(handler => handler.Run(async http =>
    {
        var fault = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        if (fault is BadHttpRequestException) await new Refusal(status == 413 ? "request.too-large" : "request.json", RefusalKind.Invalid, new Dictionary<string, string> { ["path"] = "$" }).ToProblem().ExecuteAsync(http);
        else await Broken.ToProblem().ExecuteAsync(http);
        http.Response.StatusCode = status;
    }));
}
