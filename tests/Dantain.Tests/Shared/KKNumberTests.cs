using CsCheck;
using Dantain.Shared;

namespace Dantain.Tests.Shared;

public class KKNumberTests
{
    [Fact]
    public void Spaces_dots_and_dashes_do_not_matter() => KKNumber.Parse("3275.0112-0415 0007").Value.Digits.ShouldBe("3275011204150007");

    [Fact]
    public void Nothing_typed_is_missing() => KKNumber.Parse(" ").Refusal.ShouldBe(IdentityRefusals.KKMissing);

    [Theory]
    [InlineData("3275015204150007")]
    [InlineData("3275011213150007")]
    [InlineData("3275011204150000")]
    [InlineData("1111111111111111")]
    public void The_day_of_recording_has_no_40_added_and_the_serial_is_never_0000(string typed) =>
        KKNumber.Parse(typed).Refusal.ShouldBe(IdentityRefusals.KKImpossible);

    [Fact]
    public void Any_text_is_answered_and_only_16_digits_pass() => AnyText.Sample(text =>
    {
        if (KKNumber.Parse(text) is { IsOk: true, Value: var kk }) kk.Digits.Length.ShouldBe(16);
    });

    [Fact]
    public void Any_16_digits_are_answered_by_the_rules_alone() => AnyText.Digits(16).Sample(digits =>
    {
        var possible = int.Parse(digits[6..8]) is > 0 and < 32 && int.Parse(digits[8..10]) is > 0 and < 13
            && digits[12..] != "0000" && digits.Distinct().Count() > 1;
        KKNumber.Parse(digits).IsOk.ShouldBe(possible);
    }, iter: 2000);
}
