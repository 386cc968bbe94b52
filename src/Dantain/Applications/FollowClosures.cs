using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>What the entry keeps: the date people were told before, and the one they are told now.</summary>
public sealed record MovePromise(DateOnly From, DateOnly To);

/// <summary>
/// Promises follow what is declared closed or different: a day on which nothing is worked at moves the date people were told, and back when all is
/// normal early. Once a version of the rules; every node may do it, because the date follows from application and rules alone. The application's history says so.
/// </summary>
public sealed class FollowClosures(Store store, Vault vault, CityClock clock, CityVersions cities)
{
    int followed;

    public async Task RunAsync()
    {
        var city = cities.Current;
        if (city.Version == followed) return;
        List<Guid> running;
        await using (var db = store.Open())
            running = await db.Applications.Where(a => a.PromisedOn != null && (a.State == ApplicationState.Received || a.State == ApplicationState.InProcess)).Select(a => a.Id).ToListAsync();
        var all = true;
        foreach (var id in running) all &= await MoveAsync(id, city);
        if (all) followed = city.Version;
    }

    /// <summary>False where somebody else did something with it at the same time: the next round looks again.</summary>
    async Task<bool> MoveAsync(Guid id, City city)
    {
        await using var db = store.Open();
        var application = await db.Applications.SingleAsync(a => a.Id == id);
        if (application is not { PromisedOn: { } before, State: ApplicationState.Received or ApplicationState.InProcess } || PromiseClock.PromisedOn(application, city) is not { } date || date == before) return true;
        ApplicationChain.Write(db, vault, application with { PromisedOn = date }, new MovePromise(before, date), (clock.Now, Actor.System.ToString(), RequestId.For($"promise:{id}:{city.Version}")), told: null);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException) { return false; }
    }
}
