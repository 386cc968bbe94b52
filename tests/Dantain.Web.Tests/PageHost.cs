using Dantain.Cities;
using Dantain.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace Dantain.Web.Tests;

/// <summary>The whole host with the first city's pack on a database of its own, at half past nine of a working day.</summary>
public class PageHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("dantain-pages-").FullName;
    string? setting;

    public string Folder => folder;
    protected virtual double Speed => 1;
    protected virtual string Pack => "kota-bekasi.json";

    /// <summary>What this host's city has otherwise than its pack.</summary>
    protected virtual CityPack Change(CityPack pack) => pack;

    public static string Root { get; } = FindRoot();
    static bool OnPostgres => Environment.GetEnvironmentVariable("DANTAIN_TEST_DB") == "postgres";
    static string TestServer => Environment.GetEnvironmentVariable("DANTAIN_TEST_PG") ?? throw new InvalidOperationException("DANTAIN_TEST_PG names the test server; ./test sets it");

    public virtual async Task InitializeAsync()
    {
        setting = $"sqlite:{Path.Combine(folder, "city.db")}";
        if (!OnPostgres) return;
        var name = "p" + Guid.NewGuid().ToString("N");
        await RunAsync($"CREATE DATABASE {name}");
        setting = "postgres:" + new NpgsqlConnectionStringBuilder(TestServer) { Database = name, MaxPoolSize = 20 };
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("DANTAIN_DB", setting)
        .UseSetting("DANTAIN_DATA", folder)
        .UseSetting("DANTAIN_PACK", TestPack.Write(Root, Pack, folder, Change))
        .UseSetting("DANTAIN_PROFILE", "demo")
        .UseSetting("DANTAIN_RATE_LIMITS", "off")
        // Files of wwwroot as the published program gives them: compressed, and kept for ever under their hashed names.
        .UseSetting("ReloadStaticAssetsAtRuntime", "false")
        .UseSetting("EnableStaticAssetsDevelopmentCaching", "true")
        .UseSetting("DANTAIN_CLOCK", $"2026-11-24T02:30:00Z;{TimeProvider.System.GetUtcNow():O};{Speed}");

    /// <summary>Somebody with a browser of their own, that runs no script.</summary>
    public Visitor Visitor() => new(CreateClient());

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (OnPostgres && setting is not null) await RunAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(setting["postgres:".Length..]).Database} WITH (FORCE)");
        Directory.Delete(folder, recursive: true);
    }

    static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(TestServer);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Dantain.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("Dantain.slnx is not above the tests");
    }
}

/// <summary>A city that lives ten minutes in two seconds, so that a hold runs out while a test waits.</summary>
public sealed class HastyPageHost : PageHost
{
    protected override double Speed => 300;
}

/// <summary>The invented regency: nothing of the first city may appear in it.</summary>
public sealed class OtherCityHost : PageHost
{
    protected override string Pack => "kabupaten-sagara.json";
}
