using System.Security.Cryptography;
using System.Text;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Brakes;

/// <summary>Makes the one-time link of a device, takes the device that comes with it, strikes one off.</summary>
public sealed class KnownDevices(Store store, CityClock clock)
{
    const int LinkDays = 7, LongestPlace = 80, CodeLength = 12;

    /// <summary>The secret part of the link; nobody can read it again.</summary>
    public async Task<Result<string>> InviteAsync(string? place)
    {
        if (PlaceOf(place) is not { } known) return BrakeRefusals.PlaceMissing;
        var link = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await AddAsync(new() { Place = known }, link);
        return link;
    }

    /// <summary>The code to type at a kiosk: as easy to read out as a reference, and longer, because it proves something.</summary>
    /// <param name="place">Where it stands, in the administrator's words.</param>
    /// <param name="office">Number of the only office it may act for.</param>
    /// <param name="paperMm">80, 58, or 0 where it does not print.</param>
    /// <param name="printer">Address of a network printer; empty where the browser prints.</param>
    public async Task<Result<string>> InviteKioskAsync(string? place, int office, int paperMm, string? printer)
    {
        if (PlaceOf(place) is not { } known) return BrakeRefusals.PlaceMissing;
        if (paperMm is not (0 or 58 or 80)) return BrakeRefusals.PaperUnknown;
        var address = PrinterAddress.Parse(printer);
        if (!address.IsOk) return address.Refusal;
        var code = RandomNumberGenerator.GetString(Reference.Alphabet, CodeLength);
        await AddAsync(new() { Place = known, Office = office, PaperMm = paperMm, Printer = paperMm == 0 ? null : address.Value?.ToString() }, code);
        return code;
    }

    static string? PlaceOf(string? typed) => typed?.Trim() is { Length: > 0 and <= LongestPlace } place && !place.Any(c => char.IsControl(c) || char.IsSurrogate(c)) ? place : null;

    async Task AddAsync(KnownDevice device, string secret)
    {
        await using var db = store.Open();
        db.Add(device with { LinkHash = Hash(secret), LinkUntil = clock.Now.AddDays(LinkDays) });
        await db.SaveChangesAsync();
    }

    /// <summary>This device comes with the link: once, and only the first.</summary>
    public async Task<Result<string>> TakeAsync(string? link, long device) =>
        await TakeAsync(Hash(link ?? ""), device) is { Office: null } known ? known.Place : BrakeRefusals.LinkOver;

    /// <summary>A kiosk comes with its code, as it was typed: once, and only the first. Answers the number of its office.</summary>
    public async Task<Result<int>> TakeKioskAsync(string? code, long device)
    {
        if (string.IsNullOrWhiteSpace(code)) return BrakeRefusals.CodeMissing;
        var plain = new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return plain.Length == CodeLength && await TakeAsync(Hash(plain), device) is { Office: { } office } ? office : BrakeRefusals.CodeOver;
    }

    async Task<KnownDevice?> TakeAsync(byte[] hash, long device)
    {
        var now = clock.Now;
        await using var db = store.Open();
        if (await db.KnownDevices.SingleOrDefaultAsync(d => d.LinkHash == hash) is not { StruckOff: null } known) return null;
        if (known.Device == device) return known;
        using var gate = await store.WriteGateAsync();
        var taken = await db.KnownDevices.Where(d => d.Id == known.Id && d.Device == null && d.StruckOff == null && d.LinkUntil > now).ExecuteUpdateAsync(d => d.SetProperty(k => k.Device, device));
        return taken == 1 ? known : null;
    }

    /// <summary>The kiosk that this device is, asked at each touch so that one that was struck off stops at once; null for none.</summary>
    public async Task<KnownDevice?> KioskAsync(long device)
    {
        await using var db = store.Open();
        return await db.KnownDevices.AsNoTracking().Where(d => d.Device == device && d.Office != null && d.StruckOff == null).OrderByDescending(d => d.Id).FirstOrDefaultAsync();
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
