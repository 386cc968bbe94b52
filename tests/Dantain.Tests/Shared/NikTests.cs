using CsCheck;
using Dantain.Shared;

namespace Dantain.Tests.Shared;

public class NikTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    static Nik Nik(string digits) => Dantain.Shared.Nik.Parse(digits).Value;

    [Theory]
    [InlineData("3275011204900001")]
    [InlineData(" 32.75.01-120490-0001 ")]
    [InlineData("3275\u00A00112\u201104900001")]
    [InlineData("\u202A3275011204900001\u202C")]
    public void Spaces_dots_and_dashes_do_not_matter(string typed) => Nik(typed).Digits.ShouldBe("3275011204900001");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".-")]
    public void Nothing_typed_is_missing(string? typed) => Dantain.Shared.Nik.Parse(typed).Refusal.ShouldBe(IdentityRefusals.NikMissing);

    [Theory]
    [InlineData("327501120490000")]
    [InlineData("32750112049000011")]
    [InlineData("3275011204900001\n")]
    [InlineData("٣٢٧٥٠١١٢٠٤٩٠٠٠٠١")]
    [InlineData("３２７５０１１２０４９００００１")]
    [InlineData("327501120490000I")]
    [InlineData("3 2 7 5 0 1 1 2 0 4 9 0 0 0 0 1")]
    public void Anything_but_16_ascii_digits_is_refused(string typed) => Dantain.Shared.Nik.Parse(typed).Refusal.ShouldBe(IdentityRefusals.NikNot16Digits);

    [Theory]
    [InlineData("3275011204900000", "serial 0000")]
    [InlineData("3275010004900001", "day 00")]
    [InlineData("3275013204900001", "day 32")]
    [InlineData("3275014004900001", "day 40")]
    [InlineData("3275017204900001", "day 72")]
    [InlineData("3275011200900001", "month 00")]
    [InlineData("3275011213900001", "month 13")]
    [InlineData("1111111111111111", "one digit")]
    public void A_nik_that_was_never_issued_is_refused(string typed, string why) =>
        Dantain.Shared.Nik.Parse(typed).Refusal.ShouldBe(IdentityRefusals.NikImpossible, why);

    [Theory]
    [InlineData("3275015204900001", true)]
    [InlineData("3275011204900001", false)]
    public void A_woman_has_40_added_to_her_day(string digits, bool female)
    {
        Nik(digits).IsFemale.ShouldBe(female);
        Nik(digits).BirthDate(Today).ShouldBe(new DateOnly(1990, 4, 12));
    }

    [Theory]
    [InlineData("3275012311260001", "2026-11-23")]
    [InlineData("3275012411260001", "1926-11-24")]
    [InlineData("3275016902000001", "2000-02-29")]
    [InlineData("3275013102900001", null)]
    public void The_century_is_ours_unless_the_birth_would_lie_ahead(string digits, string? date) =>
        Nik(digits).BirthDate(Today).ShouldBe(date is null ? null : DateOnly.Parse(date));

    [Fact]
    public void What_differs_from_the_statement_is_a_warning_and_nothing_more()
    {
        var nik = Nik("9101013102900001");
        nik.AreaPrefix.ShouldBe("910101");
        nik.Warnings().ShouldBe([NikWarning.ImpossibleDay]);
        nik.Warnings(new(1990, 3, 3), isFemale: true, new HashSet<string> { "327501" })
            .ShouldBe([NikWarning.UnknownArea, NikWarning.ImpossibleDay, NikWarning.BirthDateDiffers, NikWarning.SexDiffers]);
        Nik("3275015204900001").Warnings(new(1890, 4, 12), isFemale: true, new HashSet<string> { "327501" }).ShouldBeEmpty();
    }

    [Fact]
    public void Any_text_is_answered_and_only_the_possible_passes() => AnyText.Sample(text =>
    {
        if (Dantain.Shared.Nik.Parse(text) is { IsOk: true } nik) ShouldBePossible(nik.Value);
    });

    [Fact]
    public void Any_16_digits_are_answered_by_the_rules_alone() => AnyText.Digits(16).Sample(digits =>
    {
        var (day, month) = (int.Parse(digits[6..8]), int.Parse(digits[8..10]));
        var possible = day is (> 0 and < 32) or (> 40 and < 72) && month is > 0 and < 13 && digits[12..] != "0000" && digits.Distinct().Count() > 1;
        var result = Dantain.Shared.Nik.Parse(digits);
        result.IsOk.ShouldBe(possible);
        if (possible) ShouldBePossible(result.Value);
    }, iter: 2000);

    static void ShouldBePossible(Nik nik)
    {
        nik.Digits.Length.ShouldBe(16);
        nik.Digits.ShouldAllBe(c => c >= '0' && c <= '9');
        nik.Digits.ShouldNotEndWith("0000");
        (nik.BirthDate(Today) is null).ShouldBe(nik.Warnings().Contains(NikWarning.ImpossibleDay));
        (nik.BirthDate(Today) <= Today).ShouldBe(nik.BirthDate(Today) is not null);
        Dantain.Shared.Nik.Parse(nik.Digits).Value.ShouldBe(nik);
        Dantain.Shared.Nik.Parse(nik.ToString()).IsOk.ShouldBeFalse();
        nik.ToString().ShouldBe("••••••••••••" + nik.Digits[12..]);
    }
}
