using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Dantain.Web.Citizen.Book;

/// <summary>Keeps a journey in the browser: sealed, for a day (so that no time limit presses, WCAG 2.2.1), only on the pages of the journey.</summary>
sealed class JourneyCookie(IDataProtectionProvider protection)
{
    public const string Name = "daftar";
    const string Path = "/daftar";
    static readonly TimeSpan Life = TimeSpan.FromHours(24);

    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("dantain/journey").ToTimeLimitedDataProtector();

    /// <summary>The journey of this browser; null for a cookie that is missing, too old, or not ours.</summary>
    public Journey? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 } text) return null;
        try
        {
            using var plain = new BrotliStream(new MemoryStream(protector.Unprotect(WebEncoders.Base64UrlDecode(text))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(plain, JourneyJson.Compact.Journey);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException or InvalidDataException) { return null; }
    }

    public void Write(HttpResponse response, Journey journey)
    {
        var bytes = new MemoryStream();
        using (var packed = new BrotliStream(bytes, CompressionLevel.Optimal)) JsonSerializer.Serialize(packed, journey, JourneyJson.Compact.Journey);
        response.Cookies.Append(Name, WebEncoders.Base64UrlEncode(protector.Protect(bytes.ToArray(), Life)), Options(response));
    }

    public void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options(response));

    static CookieOptions Options(HttpResponse response) => new()
    {
        Path = Path,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = response.HttpContext.Request.IsHttps,
        IsEssential = true,
        MaxAge = Life,
    };
}
