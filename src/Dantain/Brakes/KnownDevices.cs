using System.Security.Cryptography;
using System.Text;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Brakes;

/// <summary>Makes the one-time link of a device, takes the device that comes with it, strikes one off.</summary>
public sealed class KnownDevices(Store store, CityClock clock)
{
    const int LinkDays = 7, LongestPlace = 80;

    /// <summary>The secret part of the link; nobody can read it again.</summary>
    public async Task<Result<string>> InviteAsync(string? place)
    {
        place = place?.Trim();
        if (place is not { Length: > 0 and <= LongestPlace } || place.Any(char.IsControl)) return BrakeRefusals.PlaceMissing;
        var link = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var db = store.Open();
        db.Add(new KnownDevice { Place = place, LinkHash = Hash(link), LinkUntil = clock.Now.AddDays(LinkDays) });
        await db.SaveChangesAsync();
        return link;
    }

    /// <summary>This device comes with the link: once, and only the first.</summary>
    public async Task<Result<string>> TakeAsync(string? link, long device)
    {
        var (hash, now) = (Hash(link ?? ""), clock.Now);
        await using var db = store.Open();
        if (await db.KnownDevices.SingleOrDefaultAsync(d => d.LinkHash == hash) is not { StruckOff: null } known) return BrakeRefusals.LinkOver;
        if (known.Device == device) return known.Place;
        using var gate = await store.WriteGateAsync();
        var taken = await db.KnownDevices.Where(d => d.Id == known.Id && d.Device == null && d.StruckOff == null && d.LinkUntil > now).ExecuteUpdateAsync(d => d.SetProperty(k => k.Device, device));
        return taken == 1 ? known.Place : BrakeRefusals.LinkOver;
    }

    public async Task StrikeOffAsync(int id)
    {
        DateTimeOffset? now = clock.Now;
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        await db.KnownDevices.Where(d => d.Id == id && d.StruckOff == null).ExecuteUpdateAsync(d => d.SetProperty(k => k.StruckOff, now));
    }

    public async Task<IReadOnlyList<KnownDevice>> AllAsync()
    {
        await using var db = store.Open();
        return await db.KnownDevices.AsNoTracking().OrderBy(d => d.Id).ToListAsync();
    }

    static byte[] Hash(string link) => SHA256.HashData(Encoding.UTF8.GetBytes(link));
}
