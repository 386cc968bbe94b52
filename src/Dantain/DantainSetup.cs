using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dantain;

/// <summary>The only registration file of the core.</summary>
public static class DantainSetup
{
    /// <param name="database"><c>sqlite:FILE</c> or <c>postgres:CONNECTION STRING</c>.</param>
    /// <param name="keys">The folder of the key ring.</param>
    public static IServiceCollection AddDantain(this IServiceCollection services, string database, string keys)
    {
        services.AddSingleton(new Store(database));
        services.AddSingleton(_ => new Vault(KeyRing.Open(keys)));
        services.AddSingleton<CityVersions>();
        services.AddSingleton<FactChain>();
        services.AddSingleton<DayFeed>();
        services.AddSingleton<LaneQueue>(_ => new());
        services.AddSingleton<DayLoader>();
        services.AddSingleton<DayCopies>();
        services.AddSingleton(s => s.GetRequiredService<Store>().Writer());
        services.AddSingleton(s => new OfficeDays.Lane(s.GetRequiredService<LaneQueue>(), s.GetRequiredService<DayCopies>(), s.GetRequiredService<DayLoader>(),
            s.GetRequiredService<Store>(), s.GetRequiredService<IDayWriter>(), s.GetRequiredService<FactChain>(), s.GetRequiredService<DayFeed>(), s.GetRequiredService<CityClock>(), s.GetRequiredService<ILogger<OfficeDays.Lane>>()));
        services.AddSingleton(s =>
        {
            s.GetRequiredService<OfficeDays.Lane>().Start();
            return new OfficeDayRunner(s.GetRequiredService<LaneQueue>(), s.GetRequiredService<DayCopies>(), s.GetRequiredService<DayLoader>(),
                s.GetRequiredService<DayFeed>(), s.GetRequiredService<Vault>(), s.GetRequiredService<Store>());
        });
        return services;
    }
}
