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

    TestNode(string setting, string folder, City city, FakeTimeProvider time, bool owner, LaneQueue? queue)
    {
        (Setting, this.folder, Time, City, this.owner) = (setting, folder, time, city, owner);
        var collection = new ServiceCollection();
        collection.AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>));
        Store = new(setting);
        var cities = new CityVersions(Store);
        cities.Use(city);
        collection.AddDantain(Store, cities, new CityClock(time, city.Zone), new Vault(KeyRing.Open(Path.Combine(folder, "keys")))).AddBrakes(isOn: true);
        collection.AddSingleton<PlantedWriter>(s => new(s.GetRequiredService<Store>().Writer()));
        collection.AddSingleton<IDayWriter>(s => s.GetRequiredService<PlantedWriter>());
        if (queue is not null) collection.AddSingleton(queue);
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
    /// <summary>The writer of this node's lane, where faults are planted.</summary>
    public PlantedWriter Writer => services.GetRequiredService<PlantedWriter>();
    internal T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public static async Task<TestNode> StartAsync(City? city = null, LaneQueue? queue = null)
    {
        city ??= TestCity.With();
        var folder = Directory.CreateTempSubdirectory("dantain-test-").FullName;
        var setting = OnPostgres ? await NewPostgresAsync() : $"sqlite:{Path.Combine(folder, "city.db")}";
        var node = new TestNode(setting, folder, city, new FakeTimeProvider(TestCity.Morning), owner: true, queue);
        await using var db = node.Store.Open();
        await db.Database.MigrateAsync();
        db.Add(new PackVersion { No = city.Version, ImportedAt = TestCity.Morning, ImportedBy = "test", Body = "" });
        await db.SaveChangesAsync();
        return node;
    }

    /// <summary>A second node on the same database, with the same keys and the same clock; it may reach the database another way.</summary>
    public TestNode Join(Func<NpgsqlConnectionStringBuilder, NpgsqlConnectionStringBuilder>? by = null, DateTimeOffset? clock = null) =>
        new(by is null ? Setting : "postgres:" + by(new(Setting["postgres:".Length..])), folder, City, clock is { } at ? new(at) : Time, owner: false, null);

    /// <summary>What an administrator, or another program, does to the database behind the lane's back.</summary>
    public async Task<int> SqlAsync(string sql)
    {
        await using var db = Store.Open();
        return await db.Database.ExecuteSqlRawAsync(sql);
    }

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

    /// <summary>Plants a database without the check that places taken fit the capacity. SQLite cannot drop a check, only ignore them all.</summary>
    public async Task DropSlotCheckAsync()
    {
        if (OnPostgres) await SqlAsync("ALTER TABLE slot DROP CONSTRAINT slot_taken_fits");
        else await SqlAsync("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'taken <= capacity', 'taken >= 0') WHERE name = 'slot'; PRAGMA schema_version = 1000; PRAGMA writable_schema = OFF");
    }

    public Task<Result<PlaceBooked>> BookAsync(DayId day, TimeOnly at, long subject, int service = TestCity.Kk, Guid? request = null) =>
        Runner.RunAsync(day, new BookPlace(at, TestCity.Person(subject), [new(service, subject)]), Actor.Citizen, request ?? Guid.NewGuid());

    public Task<Result<PlaceHeld>> HoldAsync(DayId day, TimeOnly at, long subject, int service = TestCity.Kk) =>
        Runner.RunAsync(day, new HoldPlace(at, TestCity.Person(subject), [new(service, subject)]), Actor.Citizen, Guid.NewGuid());

    public Task<Result<VisitMovedHere>> MoveAsync(DayId from, DayId to, int booking, TimeOnly at) =>
        Runner.RunAsync(from, to, new Reschedule(booking, at), Actor.Citizen, Guid.NewGuid());

    /// <summary>The lane waits until all of these are in its queue and then takes them as one batch. Their days are loaded before.</summary>
    public async Task<T[]> InOneBatchAsync<T>(IEnumerable<DayId> days, params Func<Task<T>>[] send)
    {
        foreach (var day in days) await Runner.ViewAsync(day);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = Get<LaneQueue>();
        queue.TryAdd(() => gate.Task);
        var answers = Array.ConvertAll(send, s => s());
        try { await UntilAsync(() => queue.Waiting == send.Length); }
        finally { gate.SetResult(); }
        return await Task.WhenAll(answers);
    }

    public static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; !holds(); i++)
        {
            i.ShouldBeLessThan(4000, "it never came true");
            await Task.Delay(5);
        }
    }

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
        Directory.Delete(folder, recursive: true);
    }
}
