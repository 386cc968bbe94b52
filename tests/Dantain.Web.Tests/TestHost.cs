using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Dantain.Staff;
using Dantain.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace Dantain.Web.Tests;

/// <summary>
/// One real host over real HTTP, with the Bekasi pack on a database of its own, of the product that DANTAIN_TEST_DB names. Its city lives on
/// Tuesday 24 November 2026 from 09.30 on, at the real speed. All tests of the assembly share one: each takes an office or people of its own.
/// </summary>
public sealed class TestHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Today = "2026-11-24";
    readonly string folder = Directory.CreateTempSubdirectory("dantain-web-").FullName;
    readonly DateTimeOffset started = TimeProvider.System.GetUtcNow();
    readonly ConditionalWeakTable<HttpClient, CookieContainer> jars = [];
    string database = "";

    public TestHost() => UseKestrel(0);

    public static bool OnPostgres => Environment.GetEnvironmentVariable("DANTAIN_TEST_DB") == "postgres";
    public string Database => database;
    public string Folder => folder;
    public Uri Address => ClientOptions.BaseAddress;

    public async Task InitializeAsync()
    {
        database = await NewDatabaseAsync(folder);
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("DANTAIN_DB", database);
        builder.UseSetting("DANTAIN_DATA", folder);
        builder.UseSetting("DANTAIN_PACK", TestPack.Write(PageHost.Root, "kota-bekasi.json", folder, p => p));
        builder.UseSetting("DANTAIN_PROFILE", "demo");
        builder.UseSetting("DANTAIN_CLOCK", $"2026-11-24T02:30:00Z;{started:O};1");
        builder.UseSetting("DANTAIN_RATE_LIMITS", "off");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }

    /// <summary>Follows no redirects, keeps cookies.</summary>
    public HttpClient Visitor()
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = Address };
        jars.Add(client, cookies);
        return client;
    }

    /// <summary>The cookies of a visitor made here.</summary>
    public CookieContainer Cookies(HttpClient visitor) => jars.TryGetValue(visitor, out var cookies) ? cookies : throw new ArgumentException("Not made by this host", nameof(visitor));

    /// <summary>Somebody signed in over the API: the officer of an office, <c>admin</c>, or a member a test has added.</summary>
    public async Task<HttpClient> SignedInAsync(string user, string password = DemoStaff.Password)
    {
        var client = Visitor();
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user, password });
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
        return client;
    }

    public Task<HttpClient> OfficerAsync(string office) => SignedInAsync(DemoStaff.OfficerOf(office));

    public static string Pack => Path.Combine(PageHost.Root, "packs", "kota-bekasi.json");

    /// <summary>An empty database: a file in the folder, or one on the test server.</summary>
    public static async Task<string> NewDatabaseAsync(string folder)
    {
        if (!OnPostgres) return $"sqlite:{Path.Combine(folder, "city.db")}";
        var server = Environment.GetEnvironmentVariable("DANTAIN_TEST_PG") ?? throw new InvalidOperationException("DANTAIN_TEST_PG names the test server; ./test sets it");
        var name = "w" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return "postgres:" + new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 };
    }

    public static async Task DropDatabaseAsync(string database)
    {
        if (!OnPostgres) return;
        NpgsqlConnection.ClearAllPools();
        var name = new NpgsqlConnectionStringBuilder(database["postgres:".Length..]).Database;
        await ExecuteAsync(Environment.GetEnvironmentVariable("DANTAIN_TEST_PG")!, $"DROP DATABASE {name} WITH (FORCE)");
    }

    static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await DropDatabaseAsync(database);
        Directory.Delete(folder, recursive: true);
    }
}

[CollectionDefinition(nameof(TestHost))]
public sealed class TestHostCollection : ICollectionFixture<TestHost>;

/// <summary>How tests speak to the API.</summary>
public static class ApiCalls
{
    /// <summary>A change: POST with a request id of its own, or with this one.</summary>
    public static async Task<(int Status, JsonNode? Body)> SendAsync(this HttpClient client, string path, object? body = null, Guid? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = JsonContent.Create(body ?? new { }) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public static async Task<JsonNode> ReadAsync(this HttpClient client, string path) => JsonNode.Parse(await client.GetStringAsync("/api/v1" + path))!;

    /// <summary>The contract of a booking for one person, with a NIK that differs by <paramref name="person"/>.</summary>
    public static object Booking(string office, int person, string start, string service = "KTP-HILANG", string date = TestHost.Today) =>
        new { office, date, start, applicant = new { name = "Siti Rahmawati", nik = Nik(person), phone = "081234567890" }, items = new[] { new { service } } };

    public static string Nik(int person) => $"3275014{1 + person / 10000 % 3}0190{person % 10000:0000}";
}
