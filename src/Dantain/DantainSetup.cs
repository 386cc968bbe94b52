using Dantain.Applications;
using Dantain.Boards;
using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.CardStock;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.Kiosks;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Surveys;
using Dantain.Verification;
using Dantain.Waitlists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dantain;

/// <summary>The only registration file of the core.</summary>
public static class DantainSetup
{
    /// <param name="store">A migrated database.</param>
    /// <param name="cities">With a city in force, whose zone <paramref name="clock"/> has.</param>
    public static IServiceCollection AddDantain(this IServiceCollection services, Store store, CityVersions cities, CityClock clock, Vault vault)
    {
        services.AddSingleton(_ => store);   // made by the container, so that it is closed with it
        services.AddSingleton(cities);
        services.AddSingleton(clock);
        services.AddSingleton(vault);
        services.AddSingleton<FactChain>();
        services.AddSingleton<DayFeed>();
        services.AddSingleton(_ => new LaneQueue());
        services.AddSingleton(_ => new DayLoader(store, cities, clock));
        services.AddSingleton(s => new DayCopies(s.GetRequiredService<DayLoader>(), clock));
        services.AddSingleton(_ => store.Writer());
        services.AddSingleton(s => new OfficeDays.Lane(s.GetRequiredService<LaneQueue>(), s.GetRequiredService<DayCopies>(), s.GetRequiredService<DayLoader>(),
            store, s.GetRequiredService<IDayWriter>(), s.GetRequiredService<FactChain>(), s.GetRequiredService<DayFeed>(), clock, s.GetRequiredService<ILogger<OfficeDays.Lane>>()));
        services.AddSingleton(s =>
        {
            s.GetRequiredService<OfficeDays.Lane>().Start();
            return new OfficeDayRunner(s.GetRequiredService<LaneQueue>(), s.GetRequiredService<DayCopies>(), s.GetRequiredService<DayLoader>(),
                s.GetRequiredService<DayFeed>(), vault, store);
        });
        services.AddSingleton<DayNews>();
        services.AddSingleton<DayExport>();
        services.AddSingleton<LookAtPerson>();
        services.AddSingleton<OpenApplications>();
        services.AddSingleton<StepApplications>();
        services.AddSingleton<SendDocuments>();
        services.AddSingleton<CentreFaults>();
        services.AddSingleton<FollowClosures>();
        services.AddSingleton<RemindUncollected>();
        services.AddSingleton<RecordStock>();
        services.AddSingleton<OfficeStock>();
        services.AddSingleton<FollowStock>();
        services.AddSingleton<GiveFeedback>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<RecordedClips>();
        services.AddSingleton(_ => new TicketPrinter(TimeProvider.System));
        services.AddSingleton<UsualWaits>();
        services.AddSingleton<DigitGuesses>();
        services.AddSingleton<HallCode>();
        services.AddSingleton<DeclareInterruption>();
        services.AddSingleton<JoinWaitlist>();
        services.AddSingleton<AnswerOffer>();
        services.AddSingleton<MakeOffer>();
        services.AddSingleton<WorkOffWaitlist>();
        services.AddStaff(store);
        return services;
    }

    /// <param name="isOn">Off for load tests.</param>
    public static IServiceCollection AddBrakes(this IServiceCollection services, bool isOn) =>
        services.AddSingleton<SmallWork>().AddSingleton(s => new Pressure(s.GetRequiredService<CityVersions>(), TimeProvider.System)).AddSingleton(s => new BookingBrake(s.GetRequiredService<Store>(), s.GetRequiredService<CityVersions>(), s.GetRequiredService<CityClock>(), isOn));

    /// <param name="access">The city's access to the population register; null for none.</param>
    public static IServiceCollection AddPopulationCheck(this IServiceCollection services, CheckSettings? access, Store store, Vault vault, CityClock clock) => services
        .AddSingleton<IPopulationCheck>(_ => access is null ? new NoPopulationCheck() : new RegisterCheck(access, TimeProvider.System))
        .AddSingleton(s => new AskRegister(s.GetRequiredService<IPopulationCheck>(), access, store, vault, clock));

    static void AddStaff(this IServiceCollection services, Store store)
    {
        services.AddScoped(_ => store.Open());
        services.AddSingleton(_ => new StaffAccess(store, TimeProvider.System));
        services.AddScoped<StaffAccounts>();
        services.AddScoped<DemoStaff>();
        services.AddScoped(s => new FirstAdministrator(store, s.GetRequiredService<StaffAccounts>(), TimeProvider.System));
    }
}
