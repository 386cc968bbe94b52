using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dantain.Bench;

/// <summary>One node on a migrated database with the bench pack in force, set up as the host does it.</summary>
sealed class Node : IAsyncDisposable
{
    readonly ServiceProvider services;
    readonly Store store;

    Node(Store store, CityVersions cities, string data)
    {
        this.store = store;
        City = cities.Current;
        Vault = new(KeyRing.Open(Path.Combine(data, "keys")));
        Date = OpenDate(City.Pack);
        var collection = new ServiceCollection();
        collection.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        collection.AddDantain(store, cities, new CityClock(TimeProvider.System, City.Zone), Vault);
        services = collection.BuildServiceProvider();
        Runner = services.GetRequiredService<OfficeDayRunner>();
    }

    public City City { get; }
    public Vault Vault { get; }
    public OfficeDayRunner Runner { get; }
    public DateOnly Date { get; }

    public static async Task<Node> StartAsync(string database, string data, string pack)
    {
        Directory.CreateDirectory(data);
        var store = new Store(database);
        await Migrate.RunAsync(store);
        await new ImportPack(store, TimeProvider.System).RunAsync(await ReadAsync(pack), "bench");
        var cities = new CityVersions(store);
        await cities.RefreshAsync();
        return new(store, cities, data);
    }

    public static async Task<CityPack> ReadAsync(string file) =>
        PackJson.Read(await File.ReadAllBytesAsync(file)).Pack ?? throw new InvalidDataException($"{file} does not pass its check");

    /// <summary>The third day from today in the city: ahead of every slot, and still in the window at midnight.</summary>
    public static DateOnly OpenDate(CityPack pack) =>
        new CityClock(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById(pack.City.Zone)).Today.AddDays(3);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
    }
}
