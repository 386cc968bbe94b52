using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dantain.Messages;

/// <summary>
/// The key that says to push services who we are (VAPID, RFC 8292): a file beside the data, readable by its owner only, made on first run. All
/// nodes need the same one; with another, browsers have to subscribe anew.
/// </summary>
public sealed class PushKey : IDisposable
{
    static readonly TimeSpan Life = TimeSpan.FromHours(12);
    readonly ECDsa key;

    PushKey(ECDsa key) => (this.key, Public) = (key, PushSeal.Raw(key.ExportParameters(false)));

    /// <summary>65 bytes, uncompressed: what a browser subscribes with.</summary>
    public byte[] Public { get; }

    public static PushKey Open(string file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (!File.Exists(file)) Make(file, key);
        key.ImportFromPem(File.ReadAllText(file));
        return new(key);
    }

    /// <summary>Two processes that start at once keep the key of the first.</summary>
    static void Make(string file, ECDsa key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var writer = new StreamWriter(file, Encoding.ASCII, options);
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        }
        catch (IOException) when (File.Exists(file)) { }
    }

    /// <summary>A signed statement (JWT, ES256) for the push service of this endpoint, good for twelve hours.</summary>
    public string Token(Uri endpoint, string contact, DateTimeOffset now)
    {
        var claims = JsonSerializer.SerializeToUtf8Bytes(new { aud = endpoint.GetLeftPart(UriPartial.Authority), exp = (now + Life).ToUnixTimeSeconds(), sub = contact });
        var signed = $"{Base64Url.EncodeToString("{\"typ\":\"JWT\",\"alg\":\"ES256\"}"u8)}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))}";
    }

    public void Dispose() => key.Dispose();
}
