using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Dantain.Identities;
using Dantain.Shared;

namespace Dantain.Tests.Identities;

[UnsupportedOSPlatform("windows")]
public sealed class PersonTests : IDisposable
{
    readonly TestRing ring = TestRing.WithKnownKeys();
    readonly Vault vault;

    public PersonTests() => vault = new(ring.Open());

    public void Dispose() => ring.Dispose();

    static readonly Gen<Identity> AnyIdentity = Gen.OneOf(
        Gen.Const(Identity.None),
        Gen.Select(Gen.Int[1, 31], Gen.Int[1, 12], Gen.Int[1, 9999], (day, month, serial) => $"327501{day:00}{month:00}90{serial:0000}")
            .Select(digits => Identity.Parse(IdentityKind.Nik, null, digits).Value),
        Gen.Int[0, 999999].Select(n => Identity.Parse(IdentityKind.Passport, "DEU", $"C{n:000000}").Value),
        Gen.Int[0, 999999].Select(n => Identity.Parse(IdentityKind.StayPermit, null, $"2C21-{n:000000}").Value));

    static readonly Gen<PersonName> AnyName = Gen.String[Gen.Char["abcdéعم"], 1, 100].Select(text => PersonName.Parse(text).Value);

    static readonly Gen<Person> AnyPerson = Gen.Select(AnyIdentity, AnyName, Gen.Bool, Gen.Bool,
        Gen.Select(AnyIdentity, AnyName, Gen.Bool, Gen.Bool, (identity, name, known, named) => new Subject(known ? identity : null, named ? name : null)).Array[0, 4],
        (identity, name, phone, email, subjects) => new Person(identity, name,
            phone ? PhoneNumber.Parse("081234567890").Value : null, email ? EmailAddress.Parse("budi@santoso.com").Value : null)
        { Subjects = subjects });

    static Person Budi => new(Identity.Parse(IdentityKind.Nik, null, "3275011204900001").Value, PersonName.Parse("Budi Santoso").Value,
        PhoneNumber.Parse("081234567890").Value, EmailAddress.Parse("budi@santoso.com").Value)
    {
        Subjects = [new(null, PersonName.Parse("Putri Santoso").Value), new(Identity.Parse(IdentityKind.Passport, "DEU", "C01X00T47").Value, null)],
    };

    [Fact]
    public void A_person_comes_back_from_bytes_and_from_the_seal() => AnyPerson.Sample(person =>
    {
        Person.FromBytes(person.ToBytes()).ShouldBe(person);
        var stored = vault.SealPerson(person);
        vault.OpenPerson(stored.Blob).ShouldBe(person);
        (stored.SubjectKey is null).ShouldBe(person.Identity.Kind == IdentityKind.None);
    }, iter: 300);

    [Fact]
    public void What_the_register_said_and_who_filled_in_come_back_too()
    {
        var person = Budi with { IsVerified = true, BookedBy = BookedBy.Village };

        Person.FromBytes(person.ToBytes()).ShouldBe(person);
        person.ShouldNotBe(Budi);
    }

    [Fact]
    public void A_person_of_the_first_version_still_opens_as_not_verified()
    {
        var first = Budi.ToBytes()[..^12];
        first[0] = 1;

        Person.FromBytes(first).ShouldBe(Budi);
    }

    [Fact]
    public void A_person_of_the_second_version_still_opens_as_one_who_speaks_Indonesian()
    {
        var second = (Budi with { BookedBy = BookedBy.Family }).ToBytes()[..^10];
        second[0] = 2;

        Person.FromBytes(second).ShouldBe(Budi with { BookedBy = BookedBy.Family });
    }

    [Fact]
    public void A_person_of_the_third_version_still_opens_with_nothing_missing()
    {
        var third = (Budi with { Language = "en" }).ToBytes()[..^5];
        third[0] = 3;

        Person.FromBytes(third).ShouldBe(Budi with { Language = "en" });
    }

    [Fact]
    public void A_person_of_the_fourth_version_still_opens_without_needs()
    {
        var fourth = (Budi with { Missing = [new(101, 1)] }).ToBytes()[..^4];
        fourth[0] = 4;

        Person.FromBytes(fourth).ShouldBe(Budi with { Missing = [new(101, 1)] });
    }

    [Fact]
    public void A_person_of_the_fifth_version_still_opens_as_one_who_collects_where_they_visit()
    {
        var fifth = (Budi with { Needs = Needs.Wheelchair }).ToBytes()[..^2];
        fifth[0] = 5;

        Person.FromBytes(fifth).ShouldBe(Budi with { Needs = Needs.Wheelchair });
    }

    [Fact]
    public void Equal_content_has_an_equal_digest_though_the_blob_differs_even_after_a_rotation()
    {
        var keys = ring.Open();
        var rotating = new Vault(keys);
        var first = rotating.SealPerson(Budi);
        keys.Rotate(KeyPurpose.Seal);
        keys.Rotate(KeyPurpose.Mac);
        var second = rotating.SealPerson(Budi);
        second.Digest.ShouldBe(first.Digest);
        second.SubjectKey.ShouldBe(first.SubjectKey);
        second.Blob.ShouldNotBe(first.Blob);
        rotating.OpenPerson(first.Blob).ShouldBe(Budi);
    }

    [Fact]
    public void Any_change_of_content_changes_the_digest()
    {
        var changes = new[]
        {
            Budi with { Identity = Identity.None }, Budi with { Name = PersonName.Parse("Budi Santosa").Value }, Budi with { Phone = null },
            Budi with { Email = null }, Budi with { Subjects = [] }, Budi with { Subjects = [.. Budi.Subjects.Reverse()] }, Budi with { Missing = [new(101, 1)] }, Budi with { Needs = Needs.Wheelchair }, Budi with { CollectAt = 3 }, Budi,
        };
        changes.Select(person => Convert.ToHexString(vault.SealPerson(person).Digest)).Distinct().Count().ShouldBe(changes.Length);
    }

    [Fact]
    public void A_changed_blob_or_one_sealed_for_something_else_does_not_open()
    {
        var blob = vault.SealPerson(Budi).Blob;
        blob[^1] ^= 1;
        Should.Throw<CryptographicException>(() => vault.OpenPerson(blob));
        Should.Throw<CryptographicException>(() => vault.OpenPerson(vault.Seal(Budi.ToBytes(), "other"u8)));
    }

    [Fact]
    public void Bytes_that_are_no_person_are_refused()
    {
        var bytes = Budi.ToBytes();
        for (var length = 0; length < bytes.Length; length++)
            Should.Throw<InvalidDataException>(() => Person.FromBytes(bytes[..length]));
        Should.Throw<InvalidDataException>(() => Person.FromBytes([.. bytes, 0]));
        Should.Throw<InvalidDataException>(() => Person.FromBytes([9, .. bytes[1..]]));
    }

    [Fact]
    public void No_text_no_json_and_no_blob_tells_who_it_is()
    {
        var stored = vault.SealPerson(Budi);
        object[] shown = [Budi, Budi.Identity, Budi.Name, Budi.Phone!, Budi.Email!, Budi.Subjects[0], Budi.Subjects[1], stored,
            Nik.Parse("3275011204900001").Value, KKNumber.Parse("3275011204900001").Value, (Result<PersonName>)Budi.Name];
        var texts = shown.SelectMany(value => new[] { value.ToString()!, $"{value}", JsonSerializer.Serialize(value) }).Append(Encoding.Latin1.GetString(stored.Blob));
        foreach (var text in texts)
            foreach (var secret in new[] { "01120490", "udi", "antoso", "utri", "7890", "C01X", "00T" })
                text.ShouldNotContain(secret, Case.Insensitive);
    }
}
