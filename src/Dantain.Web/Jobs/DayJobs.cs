using Dantain.Applications;
using Dantain.Boards;
using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.CardStock;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Jobs;

/// <summary>
/// What a day needs without anyone asking: overdue holds freed, numbers drawn at opening, unused online places opened on the spot, yesterday closed, usual waits read anew, new rules applied to drafted days, places brought in line with the stock of cards, idle copies let go.
/// Request ids follow from what is done, so two nodes do each once.
/// </summary>
sealed class DayJobs(OfficeDayRunner runner, Store store, CityVersions cities, CityClock clock, IServiceProvider services) : BackgroundService
{
    readonly Dictionary<DayId, int> applied = [];
    DateOnly givenBack;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await WarmAsync(stopping);
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(5), TimeProvider.System);
        do
        {
            try { await RoundAsync(); }
            catch (Exception fault) when (fault is not OperationCanceledException) { services.GetRequiredService<ILogger<DayJobs>>().LogError(fault, "A round of the day's jobs failed"); }
        }
        while (await ticks.WaitForNextTickAsync(stopping));
    }

    /// <summary>The days that are open for booking are drafted and shown before somebody waits for them.</summary>
    async Task WarmAsync(CancellationToken stopping)
    {
        foreach (var date in Enumerable.Range(0, cities.Current.Rules.OpenDays).Select(clock.Today.AddDays))
            foreach (var office in cities.Current.Offices)
            {
                stopping.ThrowIfCancellationRequested();   // a host that ends begins no round either
                await runner.ViewAsync(DayId.Of(office.No, date));
            }
    }

    internal async Task RoundAsync()
    {
        await cities.RefreshAsync();
        await ExpireAsync();
        foreach (var office in cities.Current.Offices) await DrawAsync(DayId.Of(office.No, clock.Today));
        foreach (var office in cities.Current.Offices) await OpenUnusedAsync(DayId.Of(office.No, clock.Today));
        await CloseEarlierDaysAsync();
        await services.GetRequiredService<UsualWaits>().FollowAsync();
        await ForgetPersons.RunAsync(store, cities.Current, clock);
        await TicketNote.ForgetAsync(store, clock);
        await services.GetRequiredService<BookingBrake>().ForgetAsync();
        await services.GetRequiredService<CentreFaults>().FollowAsync();
        await services.GetRequiredService<FollowClosures>().RunAsync();
        await services.GetRequiredService<RemindUncollected>().RunAsync();
        runner.ForgetIdle(TimeSpan.FromMinutes(10));
        await ApplyRules.RunAsync(runner, cities, clock, applied);
        await services.GetRequiredService<FollowStock>().RunAsync();
        if (givenBack < clock.Today) await GiveBackAsync(clock.Today);
    }

    /// <summary>When the last office has closed, the memory its day took goes back at once: until tomorrow's rush the runtime would see no reason to.</summary>
    async Task GiveBackAsync(DateOnly today)
    {
        foreach (var office in cities.Current.Offices)
            if (await runner.ViewAsync(DayId.Of(office.No, today)) is { Head.State: DayState.Open, Slots.Count: > 0 }) return;
        givenBack = today;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
    }

    async Task ExpireAsync()
    {
        var now = clock.Now;
        await using var db = store.Open();
        var overdue = await db.Bookings.Where(b => b.State == BookingState.Held && b.HoldUntil <= now).Select(b => new { b.Day, b.No }).Take(500).ToListAsync();
        foreach (var hold in overdue) await runner.RunAsync(new(hold.Day), new ExpireHold(hold.No), Actor.System, RequestId.For($"expire:{hold.Day}:{hold.No}"));
    }

    async Task DrawAsync(DayId id)
    {
        if (await runner.ViewAsync(id) is { } day && day.DrawState(clock.Now) == DrawState.Due) await runner.RunAsync(id, new DrawSlips(), Actor.System, RequestId.For($"draw:{id.Value}"));
    }

    async Task OpenUnusedAsync(DayId id)
    {
        if (await runner.ViewAsync(id) is not { Head.State: DayState.Open } day) return;
        foreach (var start in day.Slots.Where(s => s.Channel == Channel.Online && s.Room > 0 && day.At(s.Start) <= clock.Now).Select(s => s.Start).Distinct().ToArray())
            await runner.RunAsync(id, new OpenUnusedPlaces(start), Actor.System, RequestId.For($"open-unused:{id.Value}:{Iso.Write(start)}:{day.Head.Version}"));
    }

    async Task CloseEarlierDaysAsync()
    {
        var today = clock.Today;
        await using var db = store.Open();
        var open = await db.Days.Where(d => d.Date < today && d.State == DayState.Open).Select(d => d.Id).ToListAsync();
        foreach (var id in open) await runner.RunAsync(new(id), new CloseDay(), Actor.System, RequestId.For($"close:{id}"));
    }
}
