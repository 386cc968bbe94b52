using System.Text;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Web.Citizen.Book;

/// <summary>What the answers ask for, as the core takes it. <paramref name="Signature"/> is equal exactly when the items and the home are.</summary>
sealed record Visit(SealedPerson Applicant, IReadOnlyList<ItemAsk> Items, string? Village, string Signature)
{
    /// <summary>The visit of complete answers about what and who; null while one is missing.</summary>
    public static Visit? Of(Journey journey, City city, Vault vault)
    {
        if (Choice.Find(city, journey.Choice) is not { } choice || journey.Who is not { Name: { } name } who || journey.Village is null) return null;
        if (IdentityOf(who) is not { } applicant) return null;
        var (items, subjects) = (new List<ItemAsk>(), new List<Subject>());
        foreach (var item in choice.Items)
        {
            if (item.Other is not { } place || choice.AsksForWhom && !journey.ForOther)
            {
                items.Add(new(item.Service.No, Key(applicant, vault)));
                continue;
            }
            if (journey.Others is not { Count: > 0 } others || others.Count < choice.Others.Count) return null;
            foreach (var other in choice.MayRepeat ? others : [others[place]])
            {
                if (IdentityOf(other) is not { } identity) return null;
                items.Add(new(item.Service.No, Key(identity, vault)));
                subjects.Add(new(identity, other.Name is { } n ? PersonName.Parse(n).Value : null));
            }
        }
        var person = new Person(applicant, PersonName.Parse(name).Value, Phone(journey), Email(journey))
        {
            Subjects = subjects,
            IsVerified = journey.Look?.State == LookState.Verified,
            BookedBy = journey.BookedBy,
            Language = journey.Speaks ?? "id",
            OnWhatsApp = journey.OnWhatsApp,
            Push = PushOf(journey),
            Missing = Missing(journey, choice),
            Needs = journey.Needs,
        };
        var village = journey.Village == Journey.Elsewhere ? null : journey.Village;
        return new(vault.SealPerson(person), items, village, Sign(items, village, vault));
    }

    /// <summary>The services of the items, in their order.</summary>
    public static IReadOnlyList<ServiceType> Services(Journey journey, Choice choice) =>
        choice.AsksForWhom && !journey.ForOther || !choice.MayRepeat || journey.Others is not { Count: > 1 } others
            ? choice.Services
            : [.. choice.Items.SelectMany(i => i.Other is null ? [i.Service] : Enumerable.Repeat(i.Service, others.Count))];

    static PaperNo[] Missing(Journey journey, Choice choice) =>
        journey.Ready is { } ready ? [.. choice.Services.Distinct().SelectMany(s => s.Papers).Select(p => p.No).Where(no => !ready.Contains(no.ToString()))] : [];

    static Identity? IdentityOf(PersonAnswer answer)
    {
        var kind = answer.Kind switch
        {
            PersonAnswer.Nik => IdentityKind.Nik,
            PersonAnswer.Passport => IdentityKind.Passport,
            PersonAnswer.StayPermit => IdentityKind.StayPermit,
            _ => IdentityKind.None,
        };
        return Identity.Parse(kind, answer.Issuer, answer.Number) is { IsOk: true } read ? read.Value : null;
    }

    static long? Key(Identity identity, Vault vault) => identity.Kind == IdentityKind.None ? null : vault.SubjectKey(identity);
    static PhoneNumber? Phone(Journey journey) => journey.Phone is { } phone ? PhoneNumber.Parse(phone).Value : null;
    static EmailAddress? Email(Journey journey) => journey.Email is { } email ? EmailAddress.Parse(email).Value : null;

    static PushAddress? PushOf(Journey journey) => journey.Push is { } push ? PushAddress.Parse(push).Value : null;

    static string Sign(IEnumerable<ItemAsk> items, string? village, Vault vault) =>
        Convert.ToHexString(vault.Digest(Encoding.UTF8.GetBytes($"{string.Join(' ', items.Select(i => $"{i.Service}:{i.Subject}"))} {village}")).AsSpan(0, 8));
}
