using Dantain.Waitlists;

namespace Dantain.Web.Jobs;

/// <summary>The waitlist's round, every five seconds: within them a freed place is offered, or everyone's.</summary>
sealed class WaitlistJob(WorkOffWaitlist work, ILogger<WaitlistJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(5), TimeProvider.System);
        while (await ticks.WaitForNextTickAsync(stopping))
        {
            try { await work.RunAsync(); }
            catch (Exception fault) when (fault is not OperationCanceledException) { log.LogError(fault, "A round of the waitlist failed"); }
        }
    }
}
