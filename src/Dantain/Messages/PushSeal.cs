using System.Security.Cryptography;

namespace Dantain.Messages;

/// <summary>Seals a notification for one browser: RFC 8291 (aes128gcm of RFC 8188, one record).</summary>
static class PushSeal
{
    const int RecordSize = 4096, KeyLength = 65, SaltLength = 16, TagLength = 16;

    public static byte[] Seal(byte[] browserKey, byte[] secret, byte[] plain)
    {
        using var mine = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Seal(browserKey, secret, plain, mine, RandomNumberGenerator.GetBytes(SaltLength));
    }

    internal static byte[] Seal(byte[] browserKey, byte[] secret, byte[] plain, ECDiffieHellman mine, byte[] salt)
    {
        if (plain.Length > RecordSize - TagLength - 1) throw new ArgumentException("A notification is one record.", nameof(plain));
        var own = Raw(mine.ExportParameters(false));
        using var browser = ECDiffieHellman.Create(Point(browserKey));
        byte[] info = [.. "WebPush: info\0"u8, .. browserKey, .. own];
        var material = HKDF.DeriveKey(HashAlgorithmName.SHA256, mine.DeriveRawSecretAgreement(browser.PublicKey), 32, secret, info);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray());
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 12, salt, "Content-Encoding: nonce\0"u8.ToArray());
        byte[] padded = [.. plain, 2];
        var (sealedText, tag) = (new byte[padded.Length], new byte[TagLength]);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, padded, sealedText, tag);
        return [.. salt, 0, 0, RecordSize >> 8, RecordSize & 255, KeyLength, .. own, .. sealedText, .. tag];
    }

    internal static ECParameters Point(byte[] raw) => new() { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = raw[1..33], Y = raw[33..65] } };

    internal static byte[] Raw(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];
}
