using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Web.Citizen.Tickets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Kiosk;

/// <summary>
/// The numbers a kiosk may give while its line is gone, each with its codes drawn and sealed for this device and day: what comes back is one of them or
/// nothing. They follow the last of the kiosk's series that is entered, so none is lost that was never given.
/// </summary>
sealed class CutOffSlips(KnownDevices devices, Store store, Vault vault, CityClock clock, IDataProtectionProvider protection)
{
    const int Parts = 5;
    readonly IDataProtector protector = protection.CreateProtector("dantain/kiosk/cut-off");

    /// <summary>
    /// Plain lines. The first: our clock and the times from and until which numbers are given, in milliseconds, and the date. Then one a number: as people
    /// read it, sealed, reference, and size and path of the codes for a phone and for the door. Only the first where the kiosk has no letter.
    /// </summary>
    public async Task<string> WriteAsync(KioskPage page)
    {
        var (city, day) = (page.City, page.Day);
        var from = page.Today.GivesFrom is { } gives ? day.At(gives) : clock.Now;
        var until = day.Slots.Count == 0 || day.Head.State == DayState.Closed ? from : day.Slots.Max(s => day.At(s.Start).AddMinutes(s.Minutes));
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{clock.Now.ToUnixTimeMilliseconds()} {from.ToUnixTimeMilliseconds()} {until.ToUnixTimeMilliseconds()} {Iso.Write(day.Id.Date)}\n");
        if (await SeriesAsync(page.Device, city) is not { } series) return text.ToString();
        await using var db = store.Open();
        var last = await db.Series.Where(s => s.Day == day.Id.Value && s.No == series).Select(s => s.Last).FirstOrDefaultAsync();
        for (var number = last + 1; number <= last + city.Rules.Kiosk.CutOffNumbers; number++)
        {
            var reference = Reference.New();
            var token = vault.TokenFor(reference);
            var (phone, door) = (QrPath.Of($"{page.PublicUrl}/tiket/{token}"), QrPath.Of(token));
            var sealedSlip = WebEncoders.Base64UrlEncode(protector.Protect(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{page.Device.Id} {day.Id.Value} {series} {number} {reference}"))));
            text.Append(CultureInfo.InvariantCulture, $"{Series.Show(series, number)}|{sealedSlip}|{reference}|{phone.Size}|{phone.Path}|{door.Size}|{door.Path}\n");
        }
        return text.ToString();
    }

    /// <summary>What a slip that was given stands for; null for what is no slip of this kiosk and day.</summary>
    public EnterGivenTicket? Read(string? slip, KnownDevice kiosk, DayId day, int service, bool priority)
    {
        if (slip is not { Length: > 0 and < 500 }) return null;
        string[] parts;
        try { parts = Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(slip))).Split(' '); }
        catch (Exception e) when (e is CryptographicException or FormatException) { return null; }
        if (parts.Length != Parts || parts[0] != kiosk.Id.ToString(CultureInfo.InvariantCulture) || parts[1] != day.Value.ToString(CultureInfo.InvariantCulture)) return null;
        return new(int.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture), parts[4], service, priority);
    }

    /// <summary>Its own letter among the kiosks of its office, the same for the whole day; null where there are more kiosks than letters.</summary>
    async Task<int?> SeriesAsync(KnownDevice kiosk, City city)
    {
        var rank = await devices.RankAsync(kiosk, clock.Instant(clock.Today, TimeOnly.MinValue));
        return city.Rules.Kiosk.CutOffLetters is { } letters && rank < letters.Length ? Series.Of(letters[rank..]) : null;
    }
}
