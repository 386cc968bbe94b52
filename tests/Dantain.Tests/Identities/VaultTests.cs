using System.Runtime.Versioning;
using System.Security.Cryptography;
using CsCheck;
using Dantain.Identities;
using Dantain.Shared;

namespace Dantain.Tests.Identities;

[UnsupportedOSPlatform("windows")]
public sealed class VaultTests : IDisposable
{
    readonly TestRing ring = TestRing.WithKnownKeys();
    readonly Vault vault;

    public VaultTests() => vault = new(ring.Open());

    public void Dispose() => ring.Dispose();

    [Fact]
    public void Known_answers_that_another_program_computed_do_not_change()
    {
        var mac = new byte[16];
        vault.SubjectKey(Identity.Of(Nik.Parse("3275014506900001").Value)).ShouldBe(3813425217789272805);
        vault.Mac("abc"u8, mac).ShouldBe(1);
        Convert.ToHexStringLower(mac).ShouldBe("473545e29298b84ec7fad7ed5c87d2b7");
        vault.TokenFor("23456789").ShouldBe("23456789Q94MPVQ99LRH");
        vault.Open(Convert.FromHexString("010001000102030405060708090a0b8dcbfc30ba7d7167cf54888cfd043ed4cbcaf44f4e"), "ctx"u8).ShouldBe("plain"u8.ToArray());
    }

    [Fact]
    public void A_person_without_a_number_has_no_subject_key() => Should.Throw<ArgumentException>(() => vault.SubjectKey(Identity.None));

    [Fact]
    public void Another_ring_gives_another_subject_key()
    {
        using var other = new TestRing();
        var identity = Identity.Of(Nik.Parse("3275014506900001").Value);
        new Vault(other.Open()).SubjectKey(identity).ShouldNotBe(vault.SubjectKey(identity));
    }

    [Fact]
    public void What_is_sealed_opens_with_the_same_context_only() => Gen.Select(Gen.Byte.Array[0, 300], Gen.Byte.Array[0, 20]).Sample((plain, context) =>
    {
        var blob = vault.Seal(plain, context);
        blob.Length.ShouldBe(31 + plain.Length);
        vault.Open(blob, context).ShouldBe(plain);
        vault.Seal(plain, context).ShouldNotBe(blob);
        Should.Throw<CryptographicException>(() => vault.Open(blob, [.. context, 0]));
    }, iter: 300);

    [Fact]
    public void A_blob_with_any_bit_changed_does_not_open()
    {
        var blob = vault.Seal("3275014506900001"u8, "x"u8);
        for (var bit = 0; bit < blob.Length * 8; bit++)
        {
            var changed = blob.ToArray();
            changed[bit / 8] ^= (byte)(1 << bit % 8);
            Should.Throw<CryptographicException>(() => vault.Open(changed, "x"u8));
        }
    }

    [Fact]
    public void Any_bytes_are_no_blob() => Gen.Byte.Array[0, 100].Sample(bytes =>
    {
        Should.Throw<CryptographicException>(() => vault.Open(bytes, []));
        Should.Throw<CryptographicException>(() => vault.Open([1, 0, 1, .. bytes], []));
    }, iter: 300);

    [Fact]
    public void A_mac_holds_for_its_data_and_key_only()
    {
        var mac = new byte[16];
        var id = vault.Mac("fact"u8, mac);
        vault.VerifyMac(id, "fact"u8, mac).ShouldBeTrue();
        vault.VerifyMac(id, "fakt"u8, mac).ShouldBeFalse();
        vault.VerifyMac(id + 1, "fact"u8, mac).ShouldBeFalse();
        vault.VerifyMac(id, "fact"u8, mac.AsSpan(0, 15)).ShouldBeFalse();
        vault.VerifyMac(id, "fact"u8, []).ShouldBeFalse();
    }

    [Fact]
    public void A_token_tells_its_reference_in_either_case()
    {
        var token = vault.TokenFor("K7FM2XQP");
        token.ShouldMatch(@"\AK7FM2XQP[0-9A-Z]{12}\z");
        vault.ReferenceOf(token).ShouldBe("K7FM2XQP");
        vault.ReferenceOf(token.ToLowerInvariant()).ShouldBe("K7FM2XQP");
    }

    [Fact]
    public void A_token_with_any_character_changed_tells_nothing()
    {
        var token = vault.TokenFor("K7FM2XQP");
        for (var at = 0; at < token.Length; at++)
            foreach (var c in Reference.Alphabet.Where(c => c != token[at]))
                vault.ReferenceOf(token[..at] + c + token[(at + 1)..]).ShouldBeNull();
    }

    [Fact]
    public void A_token_is_never_made_for_what_is_no_reference()
    {
        foreach (var text in new[] { "", "K7FM2XQ", "k7fm2xqp", "K7FM-2XQP", "AAAAAAAA" })
            Should.Throw<ArgumentException>(() => vault.TokenFor(text));
    }

    [Fact]
    public void Any_text_is_no_token()
    {
        Gen.OneOf(Shared.AnyText.Any, Gen.String[Gen.Char[Reference.Alphabet], 20, 20], Gen.String[20, 20])
            .Sample(text => vault.ReferenceOf(text).ShouldBeNull(), iter: 1000);
        vault.ReferenceOf(null).ShouldBeNull();
        vault.ReferenceOf(vault.TokenFor("K7FM2XQP") + "\n").ShouldBeNull();
        vault.ReferenceOf(vault.TokenFor("K7FM2XQP").Replace('K', '\u212A')).ShouldBeNull();
    }

    [Fact]
    public void Many_threads_share_one_vault() => Parallel.For(0, 2000, i =>
    {
        var plain = BitConverter.GetBytes(i);
        vault.Open(vault.Seal(plain, plain), plain).ShouldBe(plain);
    });
}
