using Dantain.Bookings;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Dantain.Storage.Tests;

/// <summary>One node of the city on a database of its own, of the product that DANTAIN_TEST_DB names; further nodes may join it.</summary>
sealed class TestNode : IAsyncDisposable
{
    readonly string folder;
    readonly bool owner;
    readonly ServiceProvider services;

    TestNode(string setting, string folder, City city, FakeTimeProvider time, bool owner)
    {
        (Setting, this.folder, Time, City, this.owner) = (setting, folder, time, city, owner);
        var collection = new ServiceCollection();
        collection.AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>));
        Store = new(setting);
        var cities = new CityVersions(Store);
        cities.Use(city);
        collection.AddDantain(Store, cities, new CityClock(time, city.Zone), new Vault(KeyRing.Open(Path.Combine(folder, "keys"))));
        services = collection.BuildServiceProvider();
    }

    public static bool OnPostgres => Environment.GetEnvironmentVariable("DANTAIN_TEST_DB") == "postgres";
    public string Setting { get; }
    public City City { get; }
    public FakeTimeProvider Time { get; }
    public OfficeDayRunner Runner => services.GetRequiredService<OfficeDayRunner>();
    public Store Store { get; }
    public FactChain Chain => services.GetRequiredService<FactChain>();
    public Vault Vault => services.GetRequiredService<Vault>();
    public DayFeed Feed => services.GetRequiredService<DayFeed>();
    internal T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public static async Task<TestNode> StartAsync(City? city = null)
    {
        city ??= TestCity.With();
        var folder = Directory.CreateTempSubdirectory("dantain-test-").FullName;
        var setting = OnPostgres ? await NewPostgresAsync() : $"sqlite:{Path.Combine(folder, "city.db")}";
        var node = new TestNode(setting, folder, city, new FakeTimeProvider(TestCity.Morning), owner: true);
        await using var db = node.Store.Open();
        await db.Database.MigrateAsync();
        db.Add(new PackVersion { No = city.Version, ImportedAt = TestCity.Morning, ImportedBy = "test", Body = "" });
        await db.SaveChangesAsync();
        return node;
    }

    /// <summary>A second node on the same database, with the same keys and the same clock.</summary>
    public TestNode Join() => new(Setting, folder, City, Time, owner: false);

    static async Task<string> NewPostgresAsync()
    {
        var server = Environment.GetEnvironmentVariable("DANTAIN_TEST_PG") ?? throw new InvalidOperationException("DANTAIN_TEST_PG names the test server; ./test sets it");
        var name = "t" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return "postgres:" + new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 };
    }

    public Task<Result<PlaceBooked>> BookAsync(DayId day, TimeOnly at, long subject, int service = TestCity.Kk, Guid? request = null) =>
        Runner.RunAsync(day, new BookPlace(at, TestCity.Person(subject), [new(service, subject)]), Actor.Citizen, request ?? Guid.NewGuid());

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Store.DisposeAsync();
        if (!owner) return;
        NpgsqlConnection.ClearAllPools();
        if (OnPostgres)
        {
            var name = new NpgsqlConnectionStringBuilder(Setting["postgres:".Length..]).Database;
            await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DANTAIN_TEST_PG"));
            await connection.OpenAsync();
            await using var drop = new NpgsqlCommand($"DROP DATABASE {name} WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
