using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Dantain.Shared;

namespace Dantain.Identities;

/// <summary>
/// Everything that needs a key of the <see cref="KeyRing"/>: sealing personal data, finding a person without storing the number, signing
/// what must not be changed. Thread-safe; nothing here waits or keeps state.
/// </summary>
public sealed class Vault(KeyRing ring)
{
    public const int MacLength = 16;
    public const int TokenLength = Reference.Length + TokenMacLength;

    const byte Version = 1;
    const int NonceAt = 3, NonceLength = 12, TagAt = NonceAt + NonceLength, CipherAt = TagAt + Key.TagLength;
    const int TokenMacLength = 12;

    /// <summary>
    /// The number a person is stored and searched by: the first 8 bytes of an HMAC-SHA256 of <see cref="Identity.Canonical"/>. Among
    /// 2.6 million people the odds that any two share one are 2 in 10 million (n²/2⁶⁵); they would then share one active booking.
    /// Never asked for someone without a number.
    /// </summary>
    public long SubjectKey(Identity identity)
    {
        if (identity.Kind == IdentityKind.None) throw new ArgumentException("A person without a number has no subject key.", nameof(identity));
        Span<byte> canonical = stackalloc byte[128], hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetBytes(identity.Canonical, canonical);
        ring.Current(KeyPurpose.Subject).Hash(canonical[..length], hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    /// <summary>
    /// AES-256-GCM with a random nonce: version (1 byte), key id (2, big endian), nonce (12), tag (16), cipher text. Opens only with the
    /// same <paramref name="context"/>. Rotate the seal key long before 2³² seals, the bound for random nonces (NIST SP 800-38D 8.3).
    /// </summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var key = ring.Current(KeyPurpose.Seal);
        var blob = new byte[CipherAt + plain.Length];
        var span = blob.AsSpan();
        span[0] = Version;
        BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)key.Id);
        RandomNumberGenerator.Fill(span.Slice(NonceAt, NonceLength));
        key.Aes.Encrypt(span.Slice(NonceAt, NonceLength), plain, span[CipherAt..], span.Slice(TagAt, Key.TagLength), context);
        return blob;
    }

    /// <summary>What was sealed; throws <see cref="CryptographicException"/> when a bit or the context differs, or the key is gone.</summary>
    public byte[] Open(ReadOnlySpan<byte> blob, ReadOnlySpan<byte> context)
    {
        if (blob.Length < CipherAt || blob[0] != Version) throw new CryptographicException("This is no sealed blob of a known version.");
        var id = BinaryPrimitives.ReadUInt16BigEndian(blob[1..]);
        var key = ring.Find(KeyPurpose.Seal, id) ?? throw new CryptographicException($"The seal key {id:000} is not in the ring.");
        var plain = new byte[blob.Length - CipherAt];
        key.Aes.Decrypt(blob.Slice(NonceAt, NonceLength), blob[CipherAt..], blob.Slice(TagAt, Key.TagLength), plain, context);
        return plain;
    }

    /// <summary>The id of the newest MAC key. The id to store beside a MAC is the one <see cref="Mac"/> returned, as the ring may rotate in between.</summary>
    public int MacKeyId => ring.Current(KeyPurpose.Mac).Id;

    /// <summary>HMAC-SHA256 cut to 16 bytes, with the newest MAC key; returns the id of that key.</summary>
    public int Mac(ReadOnlySpan<byte> data, Span<byte> mac16)
    {
        var key = ring.Current(KeyPurpose.Mac);
        key.Mac(data, mac16);
        return key.Id;
    }

    /// <summary>Whether a MAC is right, in fixed time; false also when the key is no longer in the ring.</summary>
    public bool VerifyMac(int keyId, ReadOnlySpan<byte> data, ReadOnlySpan<byte> mac)
    {
        if (ring.Find(KeyPurpose.Mac, keyId) is not { } key) return false;
        Span<byte> expected = stackalloc byte[MacLength];
        key.Mac(data, expected);
        return CryptographicOperations.FixedTimeEquals(expected, mac);
    }

    /// <summary>16 bytes that are equal exactly when the content is; the key does not rotate, so a request repeated after a rotation still matches.</summary>
    public byte[] Digest(ReadOnlySpan<byte> content)
    {
        var digest = new byte[MacLength];
        ring.Current(KeyPurpose.Subject).Digest(content, digest);
        return digest;
    }

    /// <summary>What links and the QR carry: the reference and 12 characters of MAC in the same alphabet (55 bits). Holds nothing personal.</summary>
    public string TokenFor(string reference) => Sign(reference, "");

    /// <summary>The reference of a token that was issued with any key still in the ring, in upper or lower case; else null.</summary>
    public string? ReferenceOf(string? token) => Signed(token, "");

    /// <summary>The token of the receipt of papers with this code: as long as a booking's, and never one of a booking.</summary>
    public string ReceiptTokenFor(string receipt) => Sign(receipt, Receipts);

    /// <summary>The code of a receipt's token, as <see cref="ReferenceOf"/>.</summary>
    public string? ReceiptOf(string? token) => Signed(token, Receipts);

    /// <summary>The token of a place on the waitlist, as <see cref="ReceiptTokenFor"/>.</summary>
    public string WaitTokenFor(string reference) => Sign(reference, Waits);

    /// <summary>The reference of a place on the waitlist, as <see cref="ReferenceOf"/>.</summary>
    public string? WaitOf(string? token) => Signed(token, Waits);

    const string Receipts = "paper/", Waits = "wait/";

    string Sign(string reference, string purpose)
    {
        if (Reference.Parse(reference) is not { IsOk: true, Value: var issued } || issued != reference)
            throw new ArgumentException("Not a reference as it was issued.", nameof(reference));
        Span<char> mac = stackalloc char[TokenMacLength];
        ring.Current(KeyPurpose.Mac).TokenMac(purpose + reference, mac);
        return string.Concat(reference, mac);
    }

    string? Signed(string? token, string purpose)
    {
        if (token is not { Length: TokenLength } || token.AsSpan().ContainsAnyExceptInRange('!', '~')) return null;
        var upper = token.ToUpperInvariant();
        if (upper.AsSpan().ContainsAnyExcept(Reference.Alphabet)) return null;
        var (reference, valid) = (upper[..Reference.Length], false);
        Span<char> mac = stackalloc char[TokenMacLength];
        foreach (var key in ring.All(KeyPurpose.Mac))
        {
            key.TokenMac(purpose + reference, mac);
            valid |= CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(mac), MemoryMarshal.AsBytes(upper.AsSpan(Reference.Length)));
        }
        return valid ? reference : null;
    }

    /// <summary>Seals a person and makes what can be compared without opening.</summary>
    public SealedPerson SealPerson(Person person)
    {
        var plain = person.ToBytes();
        var digest = Digest(plain);
        var subject = person.Identity.Kind == IdentityKind.None ? (long?)null : SubjectKey(person.Identity);
        var blob = Seal(plain, PersonContext);
        CryptographicOperations.ZeroMemory(plain);
        return new(subject, blob, digest) { HasContact = person.HasContact };
    }

    /// <summary>
    /// The person in a blob; throws <see cref="CryptographicException"/> when it was changed. Not for screens, which cannot call it: the staff's
    /// go through <c>LookAtPerson</c>, which writes the access log, and a test lists who else opens a person and why.
    /// </summary>
    internal Person OpenPerson(ReadOnlySpan<byte> blob)
    {
        var plain = Open(blob, PersonContext);
        var person = Person.FromBytes(plain);
        CryptographicOperations.ZeroMemory(plain);
        return person;
    }

    static ReadOnlySpan<byte> PersonContext => "dantain/person"u8;
}
