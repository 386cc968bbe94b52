using Dantain.Cities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>
/// "Pusat terganggu" for a service, in one act for the whole city: one row begins or ends it, and the clocks of its applications follow in pieces.
/// Whoever dies between leaves pieces to the next round of the day's jobs; new applications of such a service begin with a clock that stands.
/// </summary>
public sealed class CentreFaults(Store store, CityClock clock, CityVersions cities, StepApplications steps)
{
    const int AtOnce = 200;

    /// <summary>False when the city has no such service.</summary>
    public async Task<bool> BeginAsync(int service, Actor actor)
    {
        if (cities.Current.Service(service) is null) return false;
        await using var db = store.Open();
        if (!await db.CentreFaults.AnyAsync(f => f.Service == service && f.Until == null))
        {
            db.Add(new CentreFault { Service = service, From = clock.Now, Actor = actor.ToString() });
            try { await db.SaveChangesAsync(); }
            catch (DbUpdateException) { }   // somebody else has just said so
        }
        await FollowAsync();
        return true;
    }

    public async Task EndAsync(int service, Actor actor)
    {
        await using (var db = store.Open())
        {
            using var gate = await store.WriteGateAsync();
            var (now, ended) = (clock.Now, actor.ToString());
            await db.CentreFaults.Where(f => f.Service == service && f.Until == null).ExecuteUpdateAsync(f => f.SetProperty(x => x.Until, now).SetProperty(x => x.EndedBy, ended));
        }
        await FollowAsync();
    }

    /// <summary>Brings the clocks in line with what stands; a piece at a time, so that nobody waits for the database.</summary>
    public async Task FollowAsync()
    {
        List<CentreFault> faults;
        await using (var db = store.Open()) faults = await db.CentreFaults.AsNoTracking().Where(f => f.Until == null).ToListAsync();
        foreach (var fault in faults)
            await StepAllAsync(new WaitForCentre(fault.Id), a => a.Service == fault.Service && a.Manifest == null && (a.State == ApplicationState.Received || a.State == ApplicationState.InProcess));
        int[] down = [.. faults.Select(f => f.Service)];
        await StepAllAsync(new Resume(), a => a.State == ApplicationState.WaitingForCentre && a.Manifest == null && !down.Contains(a.Service));
    }

    async Task StepAllAsync(ApplicationStep step, System.Linq.Expressions.Expression<Func<Application, bool>> which)
    {
        while (true)
        {
            await using var db = store.Open();
            var receipts = await db.Applications.Where(which).OrderBy(a => a.Id).Select(a => a.Receipt).Take(AtOnce).ToListAsync();
            if (receipts.Count == 0 || (await steps.RunAsync(receipts, step, null, Actor.System, Guid.NewGuid())).Wrong.Count > 0) return;
        }
    }
}
