using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Kiosks;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Web.Citizen.Book;
using Dantain.Web.Citizen.Tickets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Kiosk;

/// <summary>
/// The numbers a device may give while its line is gone, each with its codes drawn and sealed for this device and day: what comes back is one of them or
/// nothing. They are of a series that is lent to the device, and follow the last of it that is entered, so none is lost that was never given.
/// </summary>
sealed class CutOffSlips(OfficeDayRunner runner, Store store, Vault vault, CityClock clock, IDataProtectionProvider protection)
{
    const int Parts = 5;
    static readonly Refusal NoSlip = new("ticket.no-slip", RefusalKind.Invalid);
    readonly IDataProtector protector = protection.CreateProtector("dantain/kiosk/cut-off");

    /// <summary>
    /// Plain lines. The first: our clock and the times from and until which numbers are given, in milliseconds, and the date. Then one a number: as people
    /// read it, sealed, reference, and size and path of the codes for a phone and for the door. Only the first where no letter is left for the device.
    /// </summary>
    /// <param name="day">Today at its office.</param>
    /// <param name="device">Keyed hash of the device.</param>
    /// <param name="publicUrl">Where a phone finds the city's pages.</param>
    public async Task<string> WriteAsync(DayView day, long device, string publicUrl)
    {
        var from = KioskDay.Of(day, clock.Now).GivesFrom is { } gives ? day.At(gives) : clock.Now;
        var until = day.Slots.Count == 0 || day.Head.State == DayState.Closed ? from : day.Slots.Max(s => day.At(s.Start).AddMinutes(s.Minutes));
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{clock.Now.ToUnixTimeMilliseconds()} {from.ToUnixTimeMilliseconds()} {until.ToUnixTimeMilliseconds()} {Iso.Write(day.Id.Date)}\n");
        var lent = await runner.RunAsync(day.Id, new LendSeries(device), Actor.System, Guid.NewGuid());   // asked again it is the same one
        if (!lent.IsOk) return text.ToString();
        var series = lent.Value.Series;
        await using var db = store.Open();
        var last = await db.Series.Where(s => s.Day == day.Id.Value && s.No == series).Select(s => s.Last).FirstOrDefaultAsync();
        for (var number = last + 1; number <= last + day.City.Rules.Kiosk.CutOffNumbers; number++)
        {
            var reference = Reference.New();
            var token = vault.TokenFor(reference);
            var (phone, door) = (QrPath.Of($"{publicUrl}/tiket/{token}"), QrPath.Of(token));
            var sealedSlip = WebEncoders.Base64UrlEncode(protector.Protect(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{device} {day.Id.Value} {series} {number} {reference}"))));
            text.Append(CultureInfo.InvariantCulture, $"{Series.Show(series, number)}|{sealedSlip}|{reference}|{phone.Size}|{phone.Path}|{door.Size}|{door.Path}\n");
        }
        return text.ToString();
    }

    /// <summary>The device has thrown away what it got.</summary>
    public Task ReturnAsync(DayId day, long device) => runner.RunAsync(day, new ReturnSeries(device), Actor.System, Guid.NewGuid());

    /// <summary>What a browser is known by at one of the staff's stations: where it is another one, or a machine of the same hall as well, it has another series there.</summary>
    public static long DeviceAt(HttpContext http, string station) => http.RequestServices.GetRequiredService<Holding>().DeviceOf($"{DeviceCookie.Of(http)} {station}");

    /// <summary>What a slip that was given stands for; refused for what is no slip of this device and day.</summary>
    public Result<EnterGivenTicket> Read(string? slip, long device, DayId day, ServiceType? service, bool priority)
    {
        if (slip is not { Length: > 0 and < 500 } || service is null) return NoSlip;
        string[] parts;
        try { parts = Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(slip))).Split(' '); }
        catch (Exception e) when (e is CryptographicException or FormatException) { return NoSlip; }
        if (parts.Length != Parts || parts[0] != device.ToString(CultureInfo.InvariantCulture) || parts[1] != day.Value.ToString(CultureInfo.InvariantCulture)) return NoSlip;
        return new EnterGivenTicket(int.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture), parts[4], service.No, priority);
    }
}
