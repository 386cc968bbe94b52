using System.Text.Json.Serialization;

namespace Dantain.Shared;

/// <summary>
/// Nomor Kartu Keluarga: 6 digits of the area of issue, the date of recording DDMMYY (without the 40 of a NIK), serial. It changes
/// when a family forms or moves. Refused is only what can never have been issued, as for <see cref="Nik"/>.
/// </summary>
public sealed record KKNumber
{
    KKNumber(string digits) => Digits = digits;

    /// <summary>The real digits. For the seal and the counter's screen only; never for a log, a URL, a QR or a board.</summary>
    [JsonIgnore]
    public string Digits { get; }

    [JsonIgnore]
    public string AreaPrefix => Digits[..6];

    public static Result<KKNumber> Parse(string? text)
    {
        if (Typed.SixteenDigits(text, out var missing) is not { } digits)
            return missing ? IdentityRefusals.KKMissing : IdentityRefusals.KKNot16Digits;
        return Typed.TwoDigits(digits, 6) is >= 1 and <= 31 && Typed.TwoDigits(digits, 8) is >= 1 and <= 12
            && !digits.EndsWith("0000", StringComparison.Ordinal) && digits.AsSpan().ContainsAnyExcept(digits[0])
            ? new KKNumber(digits)
            : IdentityRefusals.KKImpossible;
    }

    public override string ToString() => Typed.Masked(Digits);
}
