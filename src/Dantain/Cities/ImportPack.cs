using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Cities;

/// <summary>Takes a checked pack into the database as a new version; the same content again changes nothing. What was declared on a screen stays.</summary>
public sealed class ImportPack(Store store, TimeProvider time)
{
    /// <summary>The version that is now in force.</summary>
    public async Task<int> RunAsync(CityPack pack, string by)
    {
        var body = System.Text.Encoding.UTF8.GetString(PackJson.Write(pack));
        await using var db = store.Open();
        var newest = await db.PackVersions.AsNoTracking().OrderByDescending(p => p.No).FirstOrDefaultAsync();
        if (newest is not null && await db.PackVersions.AnyAsync(p => p.No == newest.Pack && p.Body == body)) return newest.No;
        var version = new PackVersion { No = (newest?.No ?? 0) + 1, ImportedAt = time.GetUtcNow(), ImportedBy = by, Body = body, Interruptions = newest?.Interruptions ?? "" };
        db.Add(version);
        await db.SaveChangesAsync();
        return version.No;
    }
}
