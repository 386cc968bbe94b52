using System.Collections.Concurrent;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Staff;

/// <summary>What one member may do now. <paramref name="Stamp"/> changes with the password: a session with another one is over.</summary>
public sealed record StaffRights(int No, string Name, string Stamp, IReadOnlyList<StaffGrant> Grants)
{
    /// <summary>At this office; without an office, anywhere.</summary>
    public bool May(Permission permission, int? office = null) =>
        Grants.Any(g => g.Permission == permission && (g.Office is null || office is null || g.Office == office));

    /// <summary>At every office, those to come included.</summary>
    public bool MayEverywhere(Permission permission) => Grants.Any(g => g.Permission == permission && g.Office is null);
}

/// <summary>
/// The rights of everyone who is signed in, asked at every request: from memory, read again every ten seconds, so that another node's change
/// is in force within that time; a change made here is in force at once.
/// </summary>
public sealed class StaffAccess(Store store, TimeProvider time)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    readonly ConcurrentDictionary<int, (StaffRights? Rights, long At)> known = [];

    /// <summary>Null for somebody who is disabled or does not exist.</summary>
    public async ValueTask<StaffRights?> OfAsync(int no)
    {
        if (known.TryGetValue(no, out var entry) && time.GetElapsedTime(entry.At) < Fresh) return entry.Rights;
        var at = time.GetTimestamp();
        var rights = await ReadAsync(no);
        known[no] = (rights, at);
        return rights;
    }

    public void Forget(int no) => known.TryRemove(no, out _);

    async Task<StaffRights?> ReadAsync(int no)
    {
        await using var db = store.Open();
        if (await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == no && !s.Disabled) is not { } member) return null;
        var grants = await db.StaffGrants.AsNoTracking().Where(g => g.Staff == no).ToListAsync();
        return new(no, member.UserName ?? "", member.SecurityStamp ?? "", grants);
    }
}
