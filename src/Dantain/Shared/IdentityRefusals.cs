namespace Dantain.Shared;

/// <summary>Every no that a value typed by a person can get before any rule of the office is asked.</summary>
public static class IdentityRefusals
{
    public static readonly Refusal NikMissing = Invalid("nik.missing", "nik");
    public static readonly Refusal NikNot16Digits = Invalid("nik.not-16-digits", "nik");
    public static readonly Refusal NikImpossible = Invalid("nik.impossible", "nik");

    public static readonly Refusal KKMissing = Invalid("kk.missing", "kk");
    public static readonly Refusal KKNot16Digits = Invalid("kk.not-16-digits", "kk");
    public static readonly Refusal KKImpossible = Invalid("kk.impossible", "kk");

    public static readonly Refusal KindUnknown = Invalid("identity.kind-unknown", "identityKind");
    public static readonly Refusal PassportMissing = Invalid("passport.missing", "passport");
    public static readonly Refusal PassportFormat = Invalid("passport.format", "passport");
    public static readonly Refusal PassportCountry = Invalid("passport.country", "issuer");
    public static readonly Refusal StayPermitMissing = Invalid("stay-permit.missing", "stayPermit");
    public static readonly Refusal StayPermitFormat = Invalid("stay-permit.format", "stayPermit");

    public static readonly Refusal NameMissing = Invalid("name.missing", "name");
    public static readonly Refusal NameTooLong = Invalid("name.too-long", "name");
    public static readonly Refusal NameCharacters = Invalid("name.characters", "name");

    public static readonly Refusal PhoneMissing = Invalid("phone.missing", "phone");
    public static readonly Refusal PhoneFormat = Invalid("phone.format", "phone");
    public static readonly Refusal EmailMissing = Invalid("email.missing", "email");
    public static readonly Refusal EmailFormat = Invalid("email.format", "email");

    public static readonly Refusal ReferenceMissing = Invalid("reference.missing", "reference");
    public static readonly Refusal ReferenceFormat = Invalid("reference.format", "reference");

    static Refusal Invalid(string code, string field) => new(code, RefusalKind.Invalid, Field: field);
}
