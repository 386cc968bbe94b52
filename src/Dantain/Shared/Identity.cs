using System.Text.Json.Serialization;

namespace Dantain.Shared;

/// <summary>The paper a person is known by. The numbers are stored and hashed, so they never change their meaning.</summary>
public enum IdentityKind { None = 0, Nik = 1, Passport = 2, StayPermit = 3 }

/// <summary>
/// Kind, issuer and number of the paper a person is known by; <see cref="None"/> for a newborn or a dead person. Two identities are
/// equal when their <see cref="Canonical"/> texts are. The formats of passports and permits are inferred, not published, hence loose
/// (domain notes 1.2).
/// </summary>
public sealed record Identity
{
    public static readonly Identity None = new(IdentityKind.None, "", "");

    Identity(IdentityKind kind, string issuer, string number)
    {
        (Kind, Issuer, Number) = (kind, issuer, number);
        Canonical = $"{(int)kind}|{issuer}|{number.Replace("-", "")}";
    }

    public IdentityKind Kind { get; }

    /// <summary>Country of a passport as ISO 3166 alpha-3; empty for every other kind, which only Indonesia issues.</summary>
    public string Issuer { get; }

    /// <summary>The real number, upper case. For the seal and the counter's screen only.</summary>
    [JsonIgnore]
    public string Number { get; }

    /// <summary>What the subject key is made from, such as <c>1||3275…</c>; without dashes, so that a permit typed with and without them is one person.</summary>
    [JsonIgnore]
    public string Canonical { get; }

    public static Identity Of(Nik nik) => new(IdentityKind.Nik, "", nik.Digits);

    public static Result<Identity> Parse(IdentityKind kind, string? issuer, string? number) => kind switch
    {
        IdentityKind.None => None,
        IdentityKind.Nik => Nik.Parse(number).Match<Result<Identity>>(nik => Of(nik), refused => refused),
        IdentityKind.Passport => Passport(issuer, number),
        IdentityKind.StayPermit => StayPermit(number),
        _ => IdentityRefusals.KindUnknown,
    };

    /// <summary>What was stored opens again even if today's rules are stricter than those it passed.</summary>
    internal static Identity Stored(IdentityKind kind, string issuer, string number) =>
        kind == IdentityKind.None ? None : new(kind, issuer, number);

    static Result<Identity> Passport(string? issuer, string? number)
    {
        if (Plain(number, keepDashes: false) is not { } plain) return IdentityRefusals.PassportFormat;
        if (plain.Length == 0) return IdentityRefusals.PassportMissing;
        if (Plain(issuer, keepDashes: true) is not { Length: 3 } country || !country.All(char.IsAsciiLetterUpper))
            return IdentityRefusals.PassportCountry;
        return (country == "IDN" ? IsIndonesianPassport(plain) : plain.Length is >= 5 and <= 15)
            ? new Identity(IdentityKind.Passport, country, plain)
            : IdentityRefusals.PassportFormat;
    }

    static bool IsIndonesianPassport(string plain)
    {
        var letters = plain.TakeWhile(char.IsAsciiLetterUpper).Count();
        return letters is 1 or 2 && plain.Length - letters is 6 or 7 && plain.Skip(letters).All(char.IsAsciiDigit);
    }

    static Result<Identity> StayPermit(string? number)
    {
        if (Plain(number, keepDashes: true) is not { } plain) return IdentityRefusals.StayPermitFormat;
        if (plain.Length == 0) return IdentityRefusals.StayPermitMissing;
        return plain.Length is >= 6 and <= 20 && plain.Any(char.IsAsciiDigit)
            && plain[0] != '-' && plain[^1] != '-' && !plain.Contains("--", StringComparison.Ordinal)
            ? new Identity(IdentityKind.StayPermit, "", plain)
            : IdentityRefusals.StayPermitFormat;
    }

    /// <summary>Upper-case ASCII letters and digits, without spaces; null when anything else was typed or more than 40 characters.</summary>
    static string? Plain(string? text, bool keepDashes)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        if (text.Length > 40) return null;
        Span<char> plain = stackalloc char[40];
        var count = 0;
        foreach (var c in text)
        {
            if (Typed.IsSpace(c) || Typed.IsInvisible(c) || (!keepDashes && Typed.IsDash(c))) continue;
            if (!char.IsAsciiLetterOrDigit(c) && !Typed.IsDash(c)) return null;
            plain[count++] = Typed.IsDash(c) ? '-' : char.IsAsciiLetterLower(c) ? (char)(c - 32) : c;
        }
        return new(plain[..count]);
    }

    public bool Equals(Identity? other) => other is not null && Canonical == other.Canonical;
    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);

    /// <summary>Masked: a NIK as everywhere, of other papers the last two characters.</summary>
    public override string ToString() => Kind switch
    {
        IdentityKind.None => "None",
        IdentityKind.Nik when Number.Length == 16 => Typed.Masked(Number),
        _ => $"{Kind} {Issuer}{(Issuer.Length > 0 ? " " : "")}••••{(Number.Length > 4 ? Number[^2..] : "")}",
    };
}
