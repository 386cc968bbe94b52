using Dantain.Shared;

namespace Dantain.Tests.Shared;

public class PersonNameTests
{
    static PersonName Name(string typed) => PersonName.Parse(typed).Value;

    [Theory]
    [InlineData("Suharto", "Suharto")]
    [InlineData("  M.  ALI ", "M. ALI")]
    [InlineData("NUR’AINI BINTI AHMAD", "NUR'AINI BINTI AHMAD")]
    [InlineData("Siti Nur‘aini", "Siti Nur'aini")]
    [InlineData("Anne–Marie", "Anne-Marie")]
    [InlineData("Budi\u00A0Santoso, S.H.", "Budi Santoso, S.H.")]
    [InlineData("Jose\u0301", "José")]
    [InlineData("عمر", "عمر")]
    [InlineData("X", "X")]
    public void A_name_is_tidied_and_one_word_is_enough(string typed, string full) => Name(typed).Full.ShouldBe(full);

    [Theory]
    [InlineData(null, "name.missing")]
    [InlineData(" ", "name.missing")]
    [InlineData("Budi 2", "name.characters")]
    [InlineData("Budi٣", "name.characters")]
    [InlineData("Budi\n", "name.characters")]
    [InlineData("Bu\0di", "name.characters")]
    [InlineData("Bu\u202Edi", "name.characters")]
    [InlineData("\u3164", "name.characters")]
    [InlineData("\u0301a", "name.characters")]
    [InlineData(".,'-", "name.characters")]
    [InlineData("Budi <b>", "name.characters")]
    [InlineData("👶", "name.characters")]
    public void What_no_name_holds_is_refused(string? typed, string code) => PersonName.Parse(typed).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void Broken_unicode_is_refused()
    {
        PersonName.Parse("Budi\uD800").Refusal.ShouldBe(IdentityRefusals.NameCharacters);
        PersonName.Parse("\uDC00Budi").Refusal.ShouldBe(IdentityRefusals.NameCharacters);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(5000, false)]
    public void A_name_has_at_most_100_characters(int length, bool passes)
    {
        var result = PersonName.Parse(new string('a', length));
        result.IsOk.ShouldBe(passes);
        if (!passes) result.Refusal.ShouldBe(IdentityRefusals.NameTooLong);
    }

    [Theory]
    [InlineData("Nur'aini Binti Ahmad", "N.B.A.")]
    [InlineData("Suharto", "S.")]
    [InlineData("Prof. Dr. Ir. Budi Santoso, M.Sc.", "B.S.")]
    [InlineData("a b c d e f g", "A.B.C.D.E.")]
    public void Initials_tell_little(string typed, string initials) => Name(typed).Initials.ShouldBe(initials);

    [Theory]
    [InlineData("NUR'AINI", "Nur Aini", false)]
    [InlineData("NUR'AINI", "Nuraini", true)]
    [InlineData("M.ALI", "m. ali", true)]
    [InlineData("ABDUL-RAHMAN", "Abdul Rahman", true)]
    [InlineData("H. Budi Santoso, S.Kom", "BUDI SANTOSO", true)]
    [InlineData("Dr", "DR.", true)]
    public void Names_are_compared_without_case_punctuation_and_titles(string one, string other, bool same) =>
        (Name(one).CompareKey == Name(other).CompareKey).ShouldBe(same);

    [Fact]
    public void Any_text_is_answered_and_what_passes_is_a_name_and_stays_the_same() => AnyText.Sample(text =>
    {
        if (PersonName.Parse(text) is not { IsOk: true, Value: var name }) return;
        name.Full.Length.ShouldBeInRange(1, 100);
        name.Full.ShouldAllBe(c => !char.IsControl(c) && !char.IsDigit(c));
        name.Full.ShouldBe(name.Full.Trim());
        name.Full.IsNormalized().ShouldBeTrue();
        name.Initials.ShouldNotBeEmpty();
        name.CompareKey.ShouldNotBeEmpty();
        Name(name.Full).ShouldBe(name);
    });
}
