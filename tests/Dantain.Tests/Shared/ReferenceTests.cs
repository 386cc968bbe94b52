using CsCheck;
using Dantain.Shared;

namespace Dantain.Tests.Shared;

public class ReferenceTests
{
    [Fact]
    public void The_alphabet_has_no_look_alikes_and_no_vowels()
    {
        Reference.Alphabet.Distinct().Count().ShouldBe(24);
        Reference.Alphabet.ShouldAllBe(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
        Reference.Alphabet.ShouldNotContain(c => "01AEIOUYZSGB".Contains(c));
    }

    [Fact]
    public void Each_character_is_equally_likely()
    {
        var counts = Enumerable.Range(0, 6000).SelectMany(_ => Reference.New()).CountBy(c => c).ToDictionary();
        counts.Count.ShouldBe(24);
        // 2,000 of each are expected; 6 standard deviations are 263, so chance fails this once in 10⁷ runs.
        counts.Values.ShouldAllBe(count => Math.Abs(count - 2000) < 263);
    }

    [Fact]
    public void A_source_of_ones_own_repeats()
    {
        var next = 0;
        Reference.New(below => next++ % below).ShouldBe("23456789");
    }

    [Theory]
    [InlineData("k7fm 2xqp", "K7FM2XQP")]
    [InlineData("K7FM-2XQP", "K7FM2XQP")]
    [InlineData("zsgbcdfh", "2568CDFH")]
    public void What_is_typed_is_put_right(string typed, string reference) => Reference.Parse(typed).Value.ShouldBe(reference);

    [Theory]
    [InlineData(null, "reference.missing")]
    [InlineData("  ", "reference.missing")]
    [InlineData("K7FM2XQ", "reference.format")]
    [InlineData("K7FM2XQPP", "reference.format")]
    [InlineData("K7FM2XQA", "reference.format")]
    [InlineData("K7FM2XQ0", "reference.format")]
    [InlineData("K7FM2XQP\n", "reference.format")]
    [InlineData("٧7FM2XQP", "reference.format")]
    [InlineData("\u212A7FM2XQP", "reference.format")]
    public void What_was_never_issued_is_refused(string? typed, string code) => Reference.Parse(typed).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void Any_text_is_answered_and_only_references_pass() => AnyText.Sample(text =>
    {
        if (Reference.Parse(text) is { IsOk: true, Value: var reference }) reference.ShouldMatch($@"\A[{Reference.Alphabet}]{{8}}\z");
    });

    [Fact]
    public void Any_reference_is_read_back_however_it_is_typed() =>
        Gen.Select(Gen.Int[0, 23].Array[8], Gen.Int[0, 8], Gen.Bool).Sample((symbols, gap, lower) =>
        {
            var next = 0;
            var reference = Reference.New(_ => symbols[next++]);
            var typed = reference.Insert(gap, " - ");
            Reference.Parse(lower ? typed.ToLowerInvariant() : typed).Value.ShouldBe(reference);
        }, iter: 500);
}
