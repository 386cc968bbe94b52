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
        var row = await db.PackVersions.AsNoTracking().SingleAsync(p => p.No == no);
        return versions.GetOrAdd(no, ReadPack(row));
    }

    /// <summary>Tests and tools take up a city that was made in code.</summary>
    internal void Use(City city) => current = versions[city.Version] = city;

    /// <summary>Takes up the newest version in the database; answers false when there is none.</summary>
    public async Task<bool> RefreshAsync()
    {
        await using var db = store.Open();
        var newest = await db.PackVersions.AsNoTracking().OrderByDescending(p => p.No).FirstOrDefaultAsync();
        if (newest is null) return false;
        if (current?.Version != newest.No) current = versions.GetOrAdd(newest.No, _ => ReadPack(newest));
        return true;
    }

    static City ReadPack(PackVersion row) => new(PackJson.Read(System.Text.Encoding.UTF8.GetBytes(row.Body)).Pack
        ?? throw new InvalidDataException($"Version {row.No} of the city pack in the database does not pass its check"), row.No);
}
