using Dantain.Cities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Web.Jobs;

/// <summary>Plans and sends messages, every two seconds, and goes on at once while there is more. Without any way to send it only empties the outbox.</summary>
sealed class MessageJob(PlanMessages plan, SendMessages send, TellAhead ahead, AnswerLinkAsks asks, IServiceProvider services) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), EveryMinute = TimeSpan.FromMinutes(1);

    readonly ILogger<MessageJob> log = services.GetRequiredService<ILogger<MessageJob>>();

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        var erased = long.MinValue;
        while (!stopping.IsCancellationRequested)
        {
            var more = false;
            // Apart: erasing and measuring must go on while no round succeeds.
            await TryAsync(async () => more = await RoundAsync(stopping), "A round of messages failed");
            if (erased == long.MinValue || TimeProvider.System.GetElapsedTime(erased) > EveryMinute)
            {
                erased = TimeProvider.System.GetTimestamp();
                await TryAsync(() => services.GetRequiredService<EraseMessages>().RunAsync(services.GetRequiredService<CityVersions>().Current.Rules), "Erasing and measuring messages failed");
            }
            if (!more) await Task.Delay(Pause, TimeProvider.System, stopping);
        }
    }

    async Task TryAsync(Func<Task> part, string failed)
    {
        try { await part(); }
        catch (Exception fault) when (fault is not OperationCanceledException) { log.LogError(fault, "{Failed}", failed); }
    }

    /// <summary>Whether there was so much that it pays to look again at once.</summary>
    internal async Task<bool> RoundAsync(CancellationToken stopping)
    {
        var planned = await plan.RunAsync() + await asks.RunAsync();
        foreach (var view in Today()) await ahead.RunAsync(view);
        return await send.RunAsync(stopping) + planned >= 50;
    }

    IEnumerable<DayView> Today()
    {
        var (feed, clock) = (services.GetRequiredService<DayFeed>(), services.GetRequiredService<CityClock>());
        return services.GetRequiredService<CityVersions>().Current.Offices.Select(o => feed.View(DayId.Of(o.No, clock.Today))).OfType<DayView>();
    }
}
