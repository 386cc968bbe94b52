using Dantain.Cities;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Verification;

namespace Dantain.Web.Hosting;

/// <summary>What must stand before the first request: a migrated database, a city in force, the keys.</summary>
public static class CityHost
{
    public static async Task<WebApplicationBuilder> AddCityAsync(this WebApplicationBuilder builder)
    {
        var settings = Settings.From(builder.Configuration);
        Directory.CreateDirectory(settings.Data);
        var store = new Store(settings.Database);
        await Migrate.RunAsync(store);
        if (settings.Pack is { } pack) await ImportAsync(store, pack);
        var cities = new CityVersions(store);
        if (!await cities.RefreshAsync()) throw new InvalidOperationException("No city yet: set DANTAIN_PACK, or run dantain pack import FILE");
        builder.Services.AddSingleton(settings);
        var clock = new CityClock(TimeProvider.System, cities.Current.Zone, settings.Clock);
        var vault = new Vault(KeyRing.Open(Path.Combine(settings.Data, "keys")));
        builder.Services.AddDantain(store, cities, clock, vault);
        builder.Services.AddBrakes(settings.RateLimits);
        builder.Services.AddPopulationCheck(settings.Register is { } register ? CheckSettings.Read(register) : null, store, vault, clock);
        return builder;
    }

    public static async Task<int> ImportAsync(Store store, string file)
    {
        var (pack, faults) = PackJson.Read(await File.ReadAllBytesAsync(file));
        if (pack is null) throw new InvalidDataException($"{file} does not pass its check:\n" + string.Join('\n', faults.Select(f => $"  {f.Path}: {f.Reason} ({f.Code})")));
        return await new ImportPack(store, TimeProvider.System).RunAsync(pack, "pack file");
    }
}
