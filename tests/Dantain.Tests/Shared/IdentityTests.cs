using Dantain.Shared;

namespace Dantain.Tests.Shared;

public class IdentityTests
{
    static Identity Parse(IdentityKind kind, string? issuer, string? number) => Identity.Parse(kind, issuer, number).Value;

    [Fact]
    public void A_nik_follows_the_rules_of_a_nik()
    {
        Parse(IdentityKind.Nik, "IDN", "3275 0112 0490 0001").Canonical.ShouldBe("1||3275011204900001");
        Parse(IdentityKind.Nik, null, "3275011204900001").ShouldBe(Identity.Of(Nik.Parse("3275011204900001").Value));
        Identity.Parse(IdentityKind.Nik, null, "3275011204900000").Refusal.ShouldBe(IdentityRefusals.NikImpossible);
    }

    [Theory]
    [InlineData("IDN", "x1234567", "2|IDN|X1234567")]
    [InlineData("idn", "XA 123456", "2|IDN|XA123456")]
    [InlineData("DEU", "c01x-00t47", "2|DEU|C01X00T47")]
    public void A_passport_keeps_its_country_and_loses_spaces_and_dashes(string country, string typed, string canonical) =>
        Parse(IdentityKind.Passport, country, typed).Canonical.ShouldBe(canonical);

    [Theory]
    [InlineData("IDN", "1234567", "passport.format")]
    [InlineData("IDN", "XYZ1234567", "passport.format")]
    [InlineData("IDN", "X12345", "passport.format")]
    [InlineData("DEU", "C012", "passport.format")]
    [InlineData("DEU", "C01X00T47C01X00T", "passport.format")]
    [InlineData("DEU", "C01X00T4ı", "passport.format")]
    [InlineData("DEU", "C01X00|47", "passport.format")]
    [InlineData("DEU", " ", "passport.missing")]
    [InlineData(null, "C01X00T47", "passport.country")]
    [InlineData("DE", "C01X00T47", "passport.country")]
    [InlineData("D|U", "C01X00T47", "passport.country")]
    [InlineData("D-U", "C01X00T47", "passport.country")]
    public void A_passport_of_another_form_is_refused(string? country, string? typed, string code) =>
        Identity.Parse(IdentityKind.Passport, country, typed).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void A_permit_with_and_without_dashes_is_one_person()
    {
        var dashed = Parse(IdentityKind.StayPermit, null, "2c21-je 1234-ab");
        dashed.Number.ShouldBe("2C21-JE1234-AB");
        dashed.ShouldBe(Parse(IdentityKind.StayPermit, null, "2C21JE1234AB"));
        dashed.Canonical.ShouldBe("3||2C21JE1234AB");
    }

    [Theory]
    [InlineData("2C211", "stay-permit.format")]
    [InlineData("2C21-JE1234-AB-567890", "stay-permit.format")]
    [InlineData("------", "stay-permit.format")]
    [InlineData("2C--21JE", "stay-permit.format")]
    [InlineData("ABCDEFG", "stay-permit.format")]
    [InlineData("2C21/JE1234", "stay-permit.format")]
    [InlineData(null, "stay-permit.missing")]
    public void A_permit_of_another_form_is_refused(string? typed, string code) =>
        Identity.Parse(IdentityKind.StayPermit, null, typed).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void Without_a_paper_nothing_typed_counts() => Parse(IdentityKind.None, "IDN", "3275011204900001").ShouldBe(Identity.None);

    [Fact]
    public void An_unknown_kind_is_refused() => Identity.Parse((IdentityKind)9, null, "1").Refusal.ShouldBe(IdentityRefusals.KindUnknown);

    [Fact]
    public void The_same_number_of_another_kind_or_country_is_another_person()
    {
        Parse(IdentityKind.Passport, "DEU", "C01X00").ShouldNotBe(Parse(IdentityKind.Passport, "NLD", "C01X00"));
        Parse(IdentityKind.Passport, "DEU", "C01X00").ShouldNotBe(Parse(IdentityKind.StayPermit, null, "C01X00"));
    }

    [Fact]
    public void Any_text_is_answered_and_what_passes_is_plain_and_stays_the_same() => AnyText.Sample(text =>
    {
        foreach (var kind in Enum.GetValues<IdentityKind>())
            foreach (var issuer in new[] { text, "DEU", "IDN" })
                if (Identity.Parse(kind, issuer, text) is { IsOk: true, Value: var identity })
                {
                    identity.Number.ShouldAllBe(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || c == '-');
                    identity.Canonical.Count(c => c == '|').ShouldBe(2);
                    Parse(identity.Kind, identity.Issuer, identity.Number).ShouldBe(identity);
                }
    });
}
