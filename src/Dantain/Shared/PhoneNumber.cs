using System.Text.Json.Serialization;
using PhoneNumbers;

namespace Dantain.Shared;

/// <summary>
/// A telephone number in E.164, typed as <c>08…</c>, <c>628…</c> or <c>+62 8…</c> with spaces and dashes. Refused: numbers no plan knows,
/// letters, extensions, and digits other than ASCII (the library would take Arabic ones). A number is shared in families and proves nobody.
/// </summary>
public sealed record PhoneNumber
{
    PhoneNumber(string e164) => E164 = e164;

    /// <summary>The real number with plus sign. For the seal, the sender of messages and the counter's screen only.</summary>
    [JsonIgnore]
    public string E164 { get; }

    /// <summary>What a person types again to move or cancel by link; a secret of sorts, so never shown.</summary>
    [JsonIgnore]
    public string LastFour => E164[^4..];

    /// <param name="region">ISO 3166 alpha-2 of numbers typed without a country code.</param>
    public static Result<PhoneNumber> Parse(string? text, string region = "ID")
    {
        if (string.IsNullOrWhiteSpace(text)) return IdentityRefusals.PhoneMissing;
        if (text.Length > 40) return IdentityRefusals.PhoneFormat;
        Span<char> plain = stackalloc char[40];
        var count = 0;
        foreach (var c in text)
        {
            if (Typed.IsSpace(c) || Typed.IsDash(c) || Typed.IsInvisible(c) || c is '.' or '(' or ')' or '/') continue;
            if (!char.IsAsciiDigit(c) && !(c == '+' && count == 0)) return IdentityRefusals.PhoneFormat;
            plain[count++] = c;
        }
        if (count == 0) return IdentityRefusals.PhoneMissing;
        try
        {
            var plans = PhoneNumberUtil.GetInstance();
            var number = plans.Parse(new string(plain[..count]), region);
            return plans.IsValidNumber(number) ? new PhoneNumber(plans.Format(number, PhoneNumberFormat.E164)) : IdentityRefusals.PhoneFormat;
        }
        catch (NumberParseException)
        {
            return IdentityRefusals.PhoneFormat;
        }
    }

    /// <summary>What was stored opens again even if its plan has changed since.</summary>
    internal static PhoneNumber Stored(string e164) => new(e164);

    /// <summary>Masked from behind, because the last four digits open the way to cancelling.</summary>
    public override string ToString() => E164[..Math.Clamp(E164.Length - 6, 0, 6)] + "••••••";
}
