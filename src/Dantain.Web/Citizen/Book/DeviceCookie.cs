using System.Security.Cryptography;

namespace Dantain.Web.Citizen.Book;

/// <summary>A random number that tells one browser from another, so that limits can be counted; nothing about the person or the device. Whoever deletes it is a new device, which the limits can bear.</summary>
static class DeviceCookie
{
    public const string Name = "perangkat";
    const int Length = 32;

    /// <summary>The number this browser has already.</summary>
    public static string? Known(HttpContext http) => http.Request.Cookies[Name] is { Length: Length } known && known.All(char.IsAsciiHexDigitLower) ? known : null;

    /// <summary>The number of this browser, given now if it has none.</summary>
    public static string Of(HttpContext http)
    {
        if (Known(http) is { } known) return known;
        var given = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));
        http.Response.Cookies.Append(Name, given, new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(400),
        });
        return given;
    }
}
