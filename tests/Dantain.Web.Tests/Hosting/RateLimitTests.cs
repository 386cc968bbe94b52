using System.Net;
using System.Text;
using Dantain.Web.Tests.Brakes;

namespace Dantain.Web.Tests.Hosting;

/// <summary>How often one address may change something: behind a socket of the machine itself no request has one.</summary>
public sealed class RateLimitTests(BrakeHost host) : IClassFixture<BrakeHost>
{
    const int More = 400;   // than one address may in a minute, with what it gets back meanwhile

    [Fact]
    public async Task An_address_that_changes_very_much_waits_and_nobody_else_nor_who_reads_does()
    {
        for (var i = 0; i < More; i++) (await StatusAsync("POST", null)).ShouldBe(422);
        for (var i = 0; i < More; i++) (await StatusAsync("GET", null)).ShouldBe(200);

        var busy = IPAddress.Parse("203.0.113.7");
        var statuses = new List<int>();
        for (var i = 0; i < More; i++) statuses.Add(await StatusAsync("POST", busy));
        (statuses[0], statuses.Contains(503)).ShouldBe((422, true));
        (await StatusAsync("POST", IPAddress.Parse("203.0.113.8"))).ShouldBe(422);
        (await StatusAsync("GET", busy)).ShouldBe(200);
    }

    async Task<int> StatusAsync(string method, IPAddress? from) => (await host.Server.SendAsync(http =>
    {
        (http.Request.Method, http.Request.Path, http.Connection.RemoteIpAddress) = (method, method == "GET" ? "/api/v1/time" : "/api/v1/bookings", from);
        http.Request.Headers["Idempotency-Key"] = Guid.NewGuid().ToString();
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("bukan json"));
    })).Response.StatusCode;
}
