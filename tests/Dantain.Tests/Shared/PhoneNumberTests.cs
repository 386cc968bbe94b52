using CsCheck;
using Dantain.Shared;

namespace Dantain.Tests.Shared;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("0812-3456-7890", "+6281234567890")]
    [InlineData("6281234567890", "+6281234567890")]
    [InlineData("+62 812 3456 7890", "+6281234567890")]
    [InlineData("\u202A+62 812\u20113456\u20117890\u202C", "+6281234567890")]
    [InlineData("(021) 8896 1234", "+622188961234")]
    [InlineData("+65 6123 4567", "+6561234567")]
    public void The_ways_people_type_a_number_are_one_number(string typed, string e164) => PhoneNumber.Parse(typed).Value.E164.ShouldBe(e164);

    [Theory]
    [InlineData(null, "phone.missing")]
    [InlineData("- ", "phone.missing")]
    [InlineData("٠٨١٢٣٤٥٦٧٨٩٠", "phone.format")]
    [InlineData("０８１２３４５６７８９０", "phone.format")]
    [InlineData("081234567890\n", "phone.format")]
    [InlineData("081234567890;ext=1", "phone.format")]
    [InlineData("tel:081234567890", "phone.format")]
    [InlineData("0812FLOWERS", "phone.format")]
    [InlineData("0812+34567890", "phone.format")]
    [InlineData("+", "phone.format")]
    [InlineData("0812", "phone.format")]
    [InlineData("00000000000", "phone.format")]
    [InlineData("0812345678901234567890", "phone.format")]
    public void What_no_plan_knows_is_refused(string? typed, string code) => PhoneNumber.Parse(typed).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void The_region_decides_for_numbers_without_a_country_code() =>
        PhoneNumber.Parse("0171 2345678", "DE").Value.E164.ShouldBe("+491712345678");

    [Fact]
    public void The_last_four_digits_are_asked_and_never_shown()
    {
        var phone = PhoneNumber.Parse("081234567890").Value;
        phone.LastFour.ShouldBe("7890");
        phone.ToString().ShouldBe("+62812••••••");
    }

    [Fact]
    public void Any_text_is_answered_and_what_passes_is_e164_and_stays_the_same() => AnyText.Sample(Check);

    [Fact]
    public void Any_digits_are_answered_and_what_passes_is_e164_and_stays_the_same() =>
        Gen.Select(Gen.OneOf("", "0", "08", "+62", "62"), Gen.String[Gen.Char['0', '9'], 0, 14], string.Concat).Sample(Check, iter: 1000);

    static void Check(string? text)
    {
        if (PhoneNumber.Parse(text) is not { IsOk: true, Value: var phone }) return;
        phone.E164.ShouldMatch(@"\A\+[1-9][0-9]{5,14}\z");
        var shown = phone.ToString().TrimEnd('•');
        phone.E164[..^6].ShouldStartWith(shown);   // the digits shown may happen to equal the last four, but are never from among them
        PhoneNumber.Parse(phone.E164).Value.ShouldBe(phone);
    }
}
