using System.Buffers.Text;
using System.Text.Json.Serialization;

namespace Dantain.Shared;

/// <summary>
/// Where a browser takes notifications (RFC 8030) and the keys they are sealed with (RFC 8291). Refused: anything but https to a push service
/// of a browser maker, because the server will call this address.
/// </summary>
public sealed record PushAddress
{
    const int PublicKeyLength = 65, SecretLength = 16;

    /// <summary>A host, or with a dot in front all hosts below it.</summary>
    static readonly string[] KnownHosts = ["fcm.googleapis.com", ".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"];

    public static readonly Refusal NotOne = new("push.not-one", RefusalKind.Invalid, Field: "push");

    PushAddress(Uri endpoint, byte[] publicKey, byte[] secret) => (Endpoint, PublicKey, Secret) = (endpoint, publicKey, secret);

    [JsonIgnore]
    public Uri Endpoint { get; }
    /// <summary>A point of P-256, uncompressed.</summary>
    [JsonIgnore]
    public byte[] PublicKey { get; }
    [JsonIgnore]
    public byte[] Secret { get; }

    /// <summary>What the seal holds, and what the page sends: the three parts with a space between.</summary>
    internal string Stored => $"{Endpoint.OriginalString} {Base64Url.EncodeToString(PublicKey)} {Base64Url.EncodeToString(Secret)}";

    public static Result<PushAddress> Parse(string? text)
    {
        if (text is not { Length: <= 1000 } || text.Split(' ') is not [var where, var key, var secret]) return NotOne;
        if (!Uri.TryCreate(where, UriKind.Absolute, out var endpoint) || endpoint is not { Scheme: "https", IsDefaultPort: true, UserInfo: "" } || !IsKnown(endpoint.IdnHost)) return NotOne;
        return Bytes(key) is [4, ..] and { Length: PublicKeyLength } point && Bytes(secret) is { Length: SecretLength } shared ? new PushAddress(endpoint, point, shared) : NotOne;
    }

    internal static PushAddress FromStored(string text) => Parse(text) is { IsOk: true, Value: var address } ? address : throw new FormatException("No push address");

    public override string ToString() => "••• (push)";

    static bool IsKnown(string host) => Array.Exists(KnownHosts, k => k[0] == '.' ? host.EndsWith(k, StringComparison.Ordinal) : host == k);

    static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Base64Url.TryDecodeFromChars(text, bytes, out var length) ? bytes[..length] : null;
    }
}
