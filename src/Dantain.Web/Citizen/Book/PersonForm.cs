using Dantain.Shared;

namespace Dantain.Web.Citizen.Book;

/// <summary>The fields that say who somebody is, for the applicant and, with a prefix, for others. What is wrong goes to the field it is about.</summary>
sealed record PersonForm(string Prefix, FormErrors Errors, Func<string, string?, string?> Typed, PersonAnswer Before)
{
    /// <summary>As the answer to what each person is asked: they do not come after all.</summary>
    public const string Nobody = "-";

    public bool TakesOtherPapers { get; init; }
    public bool MayLackNumber { get; init; }
    public bool MayLackName { get; init; }
    /// <summary>What this person is asked, because they may come for something else than the others; null where all come for the same.</summary>
    public PersonQuestion? Asked { get; init; }
    public string? For => Typed(Prefix + "for", Before.For);
    /// <summary>Nothing is filled in, so that nobody is meant.</summary>
    public bool IsEmpty => For == Nobody || new[] { Asked is null ? null : For, Name, Issuer, NumberOf(PersonAnswer.Nik), NumberOf(PersonAnswer.Passport), NumberOf(PersonAnswer.StayPermit) }.All(string.IsNullOrWhiteSpace);

    /// <summary>One's own data may be filled in by the browser; somebody else's may not.</summary>
    public bool IsOneself { get; init; }

    public string Kind => TakesOtherPapers && Typed(Prefix + "identityKind", Before.Kind) is { } kind ? kind : PersonAnswer.Nik;
    public string? NumberOf(string kind) => Typed(Prefix + kind, Before.Kind == kind ? kind == PersonAnswer.Nik && Before.Number is { } n ? InWords.Grouped(n) : Before.Number : null);
    public string? Issuer => Typed(Prefix + "issuer", Before.Issuer);
    public string? Name => Typed(Prefix + "name", Before.Name);

    /// <summary>The answer, each part checked; null when something is wrong.</summary>
    public PersonAnswer? Read()
    {
        var isAnswered = Asked is null || Asked.Answers.Any(a => a.LeadsTo == For);
        if (!isAnswered) Errors.Add(Prefix + "for", "who.choose-answer");
        var identity = ReadIdentity();
        if (identity is { IsOk: false, Refusal: var refused }) Errors.Add(refused, Prefix + "nik", Prefix);
        var name = MayLackName && string.IsNullOrWhiteSpace(Name) ? null : (Result<PersonName>?)PersonName.Parse(Name);
        if (name is { IsOk: false, Refusal: var unnamed }) Errors.Add(unnamed, Prefix + "name", Prefix);
        if (!isAnswered || !identity.IsOk || name is { IsOk: false }) return null;
        var read = identity.Value;
        var theirs = Asked is null ? null : For;
        return read.Kind == IdentityKind.None
            ? new(Name: name?.Value.Full, For: theirs)
            : new(read.Kind switch { IdentityKind.Nik => PersonAnswer.Nik, IdentityKind.Passport => PersonAnswer.Passport, _ => PersonAnswer.StayPermit },
                read.Issuer.Length > 0 ? read.Issuer : null, read.Number, name?.Value.Full, theirs);
    }

    Result<Identity> ReadIdentity() => Kind switch
    {
        PersonAnswer.Nik when MayLackNumber && string.IsNullOrWhiteSpace(NumberOf(PersonAnswer.Nik)) => Identity.None,
        PersonAnswer.Nik => Identity.Parse(IdentityKind.Nik, null, NumberOf(PersonAnswer.Nik)),
        PersonAnswer.Passport => Identity.Parse(IdentityKind.Passport, Issuer, NumberOf(PersonAnswer.Passport)),
        PersonAnswer.StayPermit => Identity.Parse(IdentityKind.StayPermit, null, NumberOf(PersonAnswer.StayPermit)),
        _ => IdentityRefusals.KindUnknown,
    };
}
