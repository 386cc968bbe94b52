using Dantain.Cities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>"Dikirim": documents leave one office for another under one manifest, each scanned out; where they come to they are scanned in.</summary>
public sealed class SendDocuments(Store store, CityClock clock, CityVersions cities, StepApplications steps)
{
    public async Task<(Manifest? Manifest, Stepped Sent)> RunAsync(IReadOnlyList<string> receipts, int from, int to, Actor actor, Guid request)
    {
        if (receipts.Count == 0) return (null, new([], [new("", ApplicationRefusals.NothingScanned)]));
        if (from == to || cities.Current.Office(to) is null) return (null, new([], [new("", ApplicationRefusals.SameOffice)]));
        await using var db = store.Open();
        // Its number is the request's: sent twice it is one manifest.
        if (await db.Manifests.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request) is { } before)
            return (before, new(await db.Applications.AsNoTracking().Where(a => a.Manifest == request).ToListAsync(), []));
        var sent = await steps.DecideAsync(db, receipts, new Send(request), from, actor, request);
        if (sent.Wrong.Count > 0) return (null, sent);
        var manifest = new Manifest { Id = request, From = from, To = to, SentAt = clock.Now, Sent = sent.Done.Count, Actor = actor.ToString() };
        db.Add(manifest);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { return (null, new([], [new("", ApplicationRefusals.Changed)])); }
        return (manifest, sent);
    }

    /// <summary>Manifests that an office sent or is to get and that are not all in yet, the oldest first, each with what is still on the way.</summary>
    public static async Task<IReadOnlyList<(Manifest Manifest, IReadOnlyList<Application> Missing)>> OpenAsync(DantainDb db, int office)
    {
        var missing = await db.Applications.AsNoTracking().Where(a => a.Manifest != null && db.Manifests.Any(m => m.Id == a.Manifest && (m.To == office || m.From == office))).ToListAsync();
        var ids = missing.Select(a => a.Manifest!.Value).Distinct().ToArray();
        var manifests = await db.Manifests.AsNoTracking().Where(m => ids.Contains(m.Id)).OrderBy(m => m.SentAt).ToListAsync();
        return [.. manifests.Select(m => (m, (IReadOnlyList<Application>)[.. missing.Where(a => a.Manifest == m.Id).OrderBy(a => a.Receipt)]))];
    }
}
