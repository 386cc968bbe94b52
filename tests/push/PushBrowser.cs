using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dantain.Messages;

namespace Dantain.Tests;

/// <summary>A browser that has subscribed to notifications, with the keys of RFC 8291, appendix A.</summary>
static class PushBrowser
{
    public static readonly byte[] Key = From("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"), Secret = From("BTBZMqHH6r4Tts7J_aSIgg");
    static readonly byte[] Private = From("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94");

    /// <summary>As the page sends it.</summary>
    public static string Address { get; } = $"https://fcm.googleapis.com/fcm/send/abc:def {Base64Url.EncodeToString(Key)} {Base64Url.EncodeToString(Secret)}";

    /// <summary>As a browser does it, from the standard's text: header of RFC 8188, keys of RFC 8291, one record with its delimiter.</summary>
    public static byte[] Read(byte[] body)
    {
        var (salt, keyLength) = (body[..16], body[20]);
        var sender = body[21..(21 + keyLength)];
        var own = PushSeal.Point(Key);
        own.D = Private;
        using var browser = ECDiffieHellman.Create(own);
        using var other = ECDiffieHellman.Create(PushSeal.Point(sender));
        var shared = browser.DeriveRawSecretAgreement(other.PublicKey);
        var material = HMACSHA256.HashData(HMACSHA256.HashData(Secret, shared), (byte[])[.. "WebPush: info\0"u8, .. Key, .. sender, 1]);
        var first = HMACSHA256.HashData(salt, material);
        var key = HMACSHA256.HashData(first, (byte[])[.. "Content-Encoding: aes128gcm\0"u8, 1])[..16];
        var nonce = HMACSHA256.HashData(first, (byte[])[.. "Content-Encoding: nonce\0"u8, 1])[..12];
        var text = body[(21 + keyLength)..];
        var plain = new byte[text.Length - 16];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(nonce, text[..^16], text[^16..], plain);
        return plain[..Array.LastIndexOf(plain, (byte)2)];
    }

    public static byte[] From(string text) => Base64Url.DecodeFromChars(text);
}
