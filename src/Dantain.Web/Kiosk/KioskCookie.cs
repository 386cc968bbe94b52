using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Dantain.Web.Kiosk;

/// <summary>What became of the paper. <see cref="Browser"/> is printed by the page itself; <see cref="None"/> is a kiosk without a printer.</summary>
enum PaperState { None, Browser, Printed, PaperOut, Silent }

/// <summary>The number that the screen shows: nothing of a person, and gone with the cookie.</summary>
/// <param name="Ticket">Its number in the day, to ask how long it waits.</param>
/// <param name="Number">As people read it.</param>
/// <param name="Token">What its QR holds.</param>
/// <param name="TurnFrom">When its turn comes.</param>
/// <param name="Priority">Called first.</param>
/// <param name="Paper">What became of the paper; the page prints once, then it counts as printed.</param>
/// <param name="Came">Somebody with a booking.</param>
/// <param name="Late">After the booked time.</param>
/// <param name="ReturnUntil">The end of the span in which to be back; null for who was not sent away.</param>
/// <param name="On">The date of a place of a later day; null for today.</param>
/// <param name="Slip">The number of a slip for the draw; then there is no ticket yet, and no token.</param>
sealed record ShownNumber(int Ticket, string Number, string Token, DateTimeOffset TurnFrom, bool Priority, PaperState Paper, bool Came = false, bool Late = false, DateTimeOffset? ReturnUntil = null, int? Slip = null, DateOnly? On = null);

/// <summary>Keeps the shown number in the browser, sealed, for minutes. The way back shows nothing once it is cleared.</summary>
sealed class KioskCookie(IDataProtectionProvider protection)
{
    const string Name = "mesin", Path = "/mesin";
    static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("dantain/kiosk").ToTimeLimitedDataProtector();

    public ShownNumber? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 } text) return null;
        try { return JsonSerializer.Deserialize<ShownNumber>(protector.Unprotect(WebEncoders.Base64UrlDecode(text))); }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException) { return null; }
    }

    public void Write(HttpResponse response, ShownNumber shown) =>
        response.Cookies.Append(Name, WebEncoders.Base64UrlEncode(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(shown), Life)), Options(response));

    public static void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options(response));

    /// <summary>Until the browser closes; the seal has an end of its own.</summary>
    static CookieOptions Options(HttpResponse response) => new()
    {
        Path = Path,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = response.HttpContext.Request.IsHttps,
        IsEssential = true,
    };
}
