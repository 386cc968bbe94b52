using Dantain.Shared;

namespace Dantain.Tests.Shared;

public class EmailAddressTests
{
    [Theory]
    [InlineData(" Budi.S+ktp@Example.CO.ID ", "Budi.S+ktp@example.co.id")]
    [InlineData("a@b-c.de", "a@b-c.de")]
    public void The_domain_is_lower_case_and_the_rest_as_typed(string typed, string address) => EmailAddress.Parse(typed).Value.Address.ShouldBe(address);

    [Theory]
    [InlineData(null, "email.missing")]
    [InlineData(" ", "email.missing")]
    [InlineData("budi", "email.format")]
    [InlineData("budi@localhost", "email.format")]
    [InlineData("budi@@example.com", "email.format")]
    [InlineData("@example.com", "email.format")]
    [InlineData("budi@-example.com", "email.format")]
    [InlineData("budi@example..com", "email.format")]
    [InlineData("budi s@example.com", "email.format")]
    [InlineData("budi@example.com\n", "email.format")]
    [InlineData("budi@example.com\r\nBcc: all@example.com", "email.format")]
    [InlineData("Budi <budi@example.com>", "email.format")]
    [InlineData("büdi@example.com", "email.format")]
    [InlineData("budi@example.c٣m", "email.format")]
    public void What_cannot_be_an_address_is_refused(string? typed, string code) => EmailAddress.Parse(typed).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void An_address_has_at_most_254_characters() =>
        EmailAddress.Parse($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.com").Refusal.ShouldBe(IdentityRefusals.EmailFormat);

    [Theory]
    [InlineData("budi@santoso.co.id", "b•••@•••.id")]
    [InlineData("b@santoso.com", "•••@•••.com")]
    public void The_text_is_masked(string typed, string masked) => EmailAddress.Parse(typed).Value.ToString().ShouldBe(masked);

    [Fact]
    public void Any_text_is_answered_and_what_passes_is_ascii_and_stays_the_same() => AnyText.Sample(text =>
    {
        foreach (var typed in new[] { text, text + "@example.com", "budi@" + text })
            if (EmailAddress.Parse(typed) is { IsOk: true, Value: var email })
            {
                email.Address.ShouldAllBe(c => c > ' ' && c <= '~');
                EmailAddress.Parse(email.Address).Value.ShouldBe(email);
            }
    });
}
