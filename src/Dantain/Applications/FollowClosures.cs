using Dantain.Cities;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>
/// Promises follow what is declared closed or different: a day on which nothing is worked at moves the date people were told, and back when all is
/// normal early. Once a version of the rules; every node may do it, because the date follows from application and rules alone.
/// </summary>
public sealed class FollowClosures(Store store, CityVersions cities)
{
    int followed;

    public async Task RunAsync()
    {
        var city = cities.Current;
        if (city.Version == followed) return;
        List<Application> running;
        await using (var db = store.Open())
            running = await db.Applications.AsNoTracking().Where(a => a.PromisedOn != null && (a.State == ApplicationState.Received || a.State == ApplicationState.InProcess)).ToListAsync();
        foreach (var application in running)
            if (PromiseClock.PromisedOn(application, city) is { } date && date != application.PromisedOn)
                await MoveAsync(application, date);
        followed = city.Version;
    }

    async Task MoveAsync(Application application, DateOnly date)
    {
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        await db.Applications.Where(a => a.Id == application.Id && a.LastEntry == application.LastEntry).ExecuteUpdateAsync(a => a.SetProperty(x => x.PromisedOn, date));
    }
}
