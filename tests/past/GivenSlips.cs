using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dantain.Tests;

/// <summary>Slips for the draw that stand in a day as if they had been given before the opening, for a host that lives after it; the last comes first.</summary>
static class GivenSlips
{
    public static async Task FillAsync(IServiceProvider services, string office, string service, int count)
    {
        var (city, runner, clock) = (services.GetRequiredService<CityVersions>().Current, services.GetRequiredService<OfficeDayRunner>(), services.GetRequiredService<CityClock>());
        var day = DayId.Of(city.Office(office)!.No, clock.Today);
        var no = city.Service(service)!.No;
        var version = (await runner.ViewAsync(day))!.Head.Version + 1;
        await using (var db = services.GetRequiredService<Store>().Open())
        {
            for (var slip = 1; slip <= count; slip++)
                db.Add(new DrawSlip { Day = day.Value, No = slip, Service = no, Priority = slip == count, At = day.Date.ToDateTime(new(0, 30), DateTimeKind.Utc) }).Property("Version").CurrentValue = version;
            await db.SaveChangesAsync();
            await db.Days.Where(d => d.Id == day.Value).ExecuteUpdateAsync(d => d.SetProperty(h => h.Version, version));
        }
        await runner.PollAsync();
        while ((await runner.ViewAsync(day))!.Head.Version < version) await Task.Yield();
    }
}
