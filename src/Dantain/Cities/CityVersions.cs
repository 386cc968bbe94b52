using System.Collections.Concurrent;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Cities;

/// <summary>The city in force and the earlier versions that bookings were promised under.</summary>
public sealed class CityVersions(Store store)
{
    readonly ConcurrentDictionary<int, City> versions = [];
    City? current;

    /// <summary>Set once at start and after each import.</summary>
    public City Current => current ?? throw new InvalidOperationException("No city pack has been imported; run: dantain pack import FILE");

    public async Task<City> VersionAsync(int no)
    {
        if (versions.TryGetValue(no, out var known)) return known;
        await using var db = store.Open();
        return await ReadAsync(db, await db.PackVersions.AsNoTracking().SingleAsync(p => p.No == no));
    }

    /// <summary>Tests and tools take up a city that was made in code.</summary>
    internal void Use(City city) => current = versions[city.Version] = city;

    /// <summary>Takes up the newest version in the database; answers false when there is none.</summary>
    public async Task<bool> RefreshAsync()
    {
        await using var db = store.Open();
        var newest = await db.PackVersions.AsNoTracking().OrderByDescending(p => p.No).FirstOrDefaultAsync();
        if (newest is null) return false;
        if (current?.Version != newest.No) current = await ReadAsync(db, newest);
        return true;
    }

    /// <summary>Versions with the same pack share it in memory.</summary>
    async Task<City> ReadAsync(DantainDb db, PackVersion row)
    {
        if (versions.TryGetValue(row.No, out var known)) return known;
        var pack = row.SameAs == 0 ? ReadPack(row) : versions.TryGetValue(row.SameAs, out var same) ? same.Pack
            : ReadPack(await db.PackVersions.AsNoTracking().SingleAsync(p => p.No == row.SameAs));
        return versions.GetOrAdd(row.No, new City(pack, row.No, Interruption.Read(row.Interruptions)));
    }

    static CityPack ReadPack(PackVersion row) => PackJson.Read(System.Text.Encoding.UTF8.GetBytes(row.Body)).Pack
        ?? throw new InvalidDataException($"Version {row.No} of the city pack in the database does not pass its check");
}
