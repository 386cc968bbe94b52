using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace Dantain.Web.Tests.Hosting;

public sealed class MaintenanceTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/tiket/ABCDEFGH")]
    [InlineData("/loket")]
    public async Task Everybody_reads_in_both_languages_that_it_is_closed_and_when_it_is_back(string path)
    {
        await using var host = await ClosedHost.StartAsync("20.00 <WIB>");
        using var client = host.CreateClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(5));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.ShouldContain("Sedang dalam perawatan");
        page.ShouldContain("Closed for maintenance");
        page.ShouldContain("Perkiraan kembali: 20.00 &lt;WIB&gt;");
        page.ShouldContain("Kota Bekasi");
    }

    [Fact]
    public async Task The_API_gets_a_problem_document_and_nothing_is_booked()
    {
        await using var host = await ClosedHost.StartAsync("");
        using var client = host.CreateClient();
        using var answer = await client.PostAsync(new Uri("/api/v1/bookings", UriKind.Relative), new StringContent("{}", null, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(5));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.ToString().ShouldBe("request.maintenance");
    }

    [Fact]
    public async Task Health_and_what_the_page_looks_like_stay()
    {
        await using var host = await ClosedHost.StartAsync("");
        using var client = host.CreateClient();

        foreach (var path in new[] { "/health/live", "/health/ready", "/dantain.css", "/tanda.svg", "/warna.css" })
            (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, path);
    }

    [Fact]
    public async Task It_starts_without_a_database_and_says_so_all_the_same()
    {
        await using var host = await ClosedHost.StartAsync("", database: "postgres:Host=127.0.0.1;Port=1;Timeout=1;Database=none");
        using var client = host.CreateClient();
        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Kota Bekasi");
    }

    [Fact]
    public async Task A_running_host_is_closed_and_opened_by_the_file_alone()
    {
        await using var host = new PageHost();
        await host.InitializeAsync();
        using var v = host.Visitor();
        (await v.GetAsync("/")).Status.ShouldBe(200);

        await File.WriteAllTextAsync(Path.Combine(host.Folder, "maintenance"), "");
        await WaitForAsync(v, 503);
        File.Delete(Path.Combine(host.Folder, "maintenance"));
        await WaitForAsync(v, 200);
        await ((IAsyncLifetime)host).DisposeAsync();
    }

    /// <summary>The host looks once a second; the test asks until it has looked.</summary>
    static async Task WaitForAsync(Visitor v, int status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await v.GetAsync("/")).Status != status) await Task.Delay(50, patience.Token);
    }

    /// <summary>A host that finds the switch on when it starts.</summary>
    sealed class ClosedHost(string folder, string database) : WebApplicationFactory<Program>
    {
        public static async Task<ClosedHost> StartAsync(string back, string? database = null)
        {
            var folder = Directory.CreateTempSubdirectory("dantain-closed-").FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "maintenance"), back);
            return new(folder, database ?? $"sqlite:{Path.Combine(folder, "city.db")}");
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseTestServer()
            .UseSetting("DANTAIN_DB", database)
            .UseSetting("DANTAIN_DATA", folder)
            .UseSetting("DANTAIN_PACK", TestHost.Pack)
            .UseSetting("DANTAIN_PROFILE", "demo");

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
