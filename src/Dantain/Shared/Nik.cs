using System.Text.Json.Serialization;

namespace Dantain.Shared;

/// <summary>Something about a NIK that the counter should look at and that never blocks anyone.</summary>
public enum NikWarning { UnknownArea, BirthDateDiffers, SexDiffers, ImpossibleDay }

/// <summary>
/// Nomor Induk Kependudukan: 6 digits of the area of first registration, birth date DDMMYY (women: day + 40), serial from 0001
/// (PP 40/2019). It never changes, so area, date and sex in it may differ from the person's papers of today. Refused is only
/// what can never have been issued: anything but 16 ASCII digits, serial 0000, a month or day that does not exist, one digit repeated.
/// </summary>
public sealed record Nik
{
    Nik(string digits) => Digits = digits;

    /// <summary>The real digits. For the seal and the counter's screen only; never for a log, a URL, a QR or a board.</summary>
    [JsonIgnore]
    public string Digits { get; }

    /// <summary>Kemendagri code of the kecamatan of first registration: a hint for the form, not where the person lives.</summary>
    [JsonIgnore]
    public string AreaPrefix => Digits[..6];

    [JsonIgnore]
    public bool IsFemale => DayDigits > 40;

    public static Result<Nik> Parse(string? text)
    {
        if (Typed.SixteenDigits(text, out var missing) is not { } digits)
            return missing ? IdentityRefusals.NikMissing : IdentityRefusals.NikNot16Digits;
        var nik = new Nik(digits);
        return nik.DayDigits is (>= 1 and <= 31) or (>= 41 and <= 71) && nik.Month is >= 1 and <= 12
            && !digits.EndsWith("0000", StringComparison.Ordinal) && digits.AsSpan().ContainsAnyExcept(digits[0])
            ? nik
            : IdentityRefusals.NikImpossible;
    }

    /// <summary>
    /// The birth date the digits tell, in this century unless that would lie after <paramref name="today"/> (wrong only from 100
    /// years of age on: where it matters, ask for the year). Null for a day that no calendar has, such as 31 February.
    /// </summary>
    public DateOnly? BirthDate(DateOnly today) =>
        DateIn(2000) is { } date && date <= today ? date : DateIn(1900);

    /// <summary>
    /// What the counter should look at, given what the person states; what is null is not compared. A birth date corrected later
    /// leaves the NIK as it is (PP 37/2007), and areas are renumbered when provinces split: hence never more than a warning.
    /// </summary>
    /// <param name="knownAreas">Six-digit codes that exist or ever existed.</param>
    public IReadOnlyList<NikWarning> Warnings(DateOnly? birthDate = null, bool? isFemale = null, IReadOnlySet<string>? knownAreas = null)
    {
        var warnings = new List<NikWarning>();
        if (knownAreas?.Contains(AreaPrefix) == false) warnings.Add(NikWarning.UnknownArea);
        if (DateIn(2000) is null && DateIn(1900) is null) warnings.Add(NikWarning.ImpossibleDay);
        if (birthDate is { } born && (born.Day, born.Month, born.Year % 100) != (Day, Month, Year)) warnings.Add(NikWarning.BirthDateDiffers);
        if (isFemale is { } female && female != IsFemale) warnings.Add(NikWarning.SexDiffers);
        return warnings;
    }

    /// <summary>Masked, so that a line of a log cannot tell whose it is.</summary>
    public override string ToString() => Typed.Masked(Digits);

    int DayDigits => Typed.TwoDigits(Digits, 6);
    int Day => IsFemale ? DayDigits - 40 : DayDigits;
    int Month => Typed.TwoDigits(Digits, 8);
    int Year => Typed.TwoDigits(Digits, 10);

    DateOnly? DateIn(int century) =>
        Day <= DateTime.DaysInMonth(century + Year, Month) ? new DateOnly(century + Year, Month, Day) : null;
}
