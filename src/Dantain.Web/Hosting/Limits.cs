using System.Threading.RateLimiting;
using Dantain.Shared;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Dantain.Web.Hosting;

/// <summary>What no request may exceed: size, time, and how often one address may change something (a weak sign: many phones share one).</summary>
public static class Limits
{
    const int BodyBytes = 64 * 1024, ChangesAMinute = 300;
    static readonly TimeSpan MoreEvery = TimeSpan.FromSeconds(10);
    static readonly Refusal TooMany = new("request.too-many", RefusalKind.Busy);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        // One call to the kernel a request less; an idle connection keeps 4 kB for it.
        builder.WebHost.UseSockets(sockets => sockets.WaitForDataBeforeAllocatingBuffer = false);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.AddRequestTimeouts(o => o.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(30), TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
        builder.Services.AddRateLimiter(o =>
        {
            o.OnRejected = async (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = $"{(int)MoreEvery.TotalSeconds}";
                await context.HttpContext.FaultAsync(TooMany, StatusCodes.Status429TooManyRequests);
            };
            // Behind a socket of the machine itself nobody has an address, and one limit for all would be the city's.
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => HttpMethods.IsGet(http.Request.Method) || http.User.Identity?.IsAuthenticated == true || http.Connection.RemoteIpAddress is not { } address
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetTokenBucketLimiter(address.ToString(), _ => new()
                {
                    TokenLimit = ChangesAMinute,
                    TokensPerPeriod = ChangesAMinute / 6,
                    ReplenishmentPeriod = MoreEvery,
                    QueueLimit = 0,
                }));
        });
    }

    /// <summary>Rate limits can be switched off for load tests (DANTAIN_RATE_LIMITS=off); time-outs cannot.</summary>
    public static void UseLimits(this WebApplication app)
    {
        app.UseRequestTimeouts();
        if (app.Services.GetRequiredService<Settings>().RateLimits) app.UseRateLimiter();
    }
}
