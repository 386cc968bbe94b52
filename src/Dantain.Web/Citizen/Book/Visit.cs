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
        if (ItemsOf(journey, choice, city) is not { } wanted) return null;
        var (items, subjects) = (new List<ItemAsk>(), new List<Subject>());
        foreach (var (service, other) in wanted)
        {
            if (IdentityOf(other ?? who) is not { } identity) return null;
            items.Add(new(service.No, Key(identity, vault)));
            if (other is not null) subjects.Add(new(identity, other.Name is { } n ? PersonName.Parse(n).Value : null));
        }
        var person = new Person(applicant, PersonName.Parse(name).Value, Phone(journey), Email(journey))
        {
            Subjects = subjects,
            IsVerified = journey.Look?.State == LookState.Verified,
            BookedBy = journey.BookedBy,
            Language = journey.Speaks ?? "id",
            OnWhatsApp = journey.OnWhatsApp,
            Push = PushOf(journey),
            Missing = Missing(journey, wanted.Select(i => i.Service)),
            Needs = journey.Needs,
        };
        var village = journey.Village == Journey.Elsewhere ? null : journey.Village;
        return new(vault.SealPerson(person), items, village, Sign(items, village, vault));
    }

    /// <summary>The services of the items, in their order; while somebody is missing, those of the choice.</summary>
    public static IReadOnlyList<ServiceType> Services(Journey journey, Choice choice, City city) =>
        ItemsOf(journey, choice, city) is { } items ? [.. items.Select(i => i.Service)] : choice.Services;

    /// <summary>What is for the applicant, once; and for each of the others what they come for. Null while one of them is missing.</summary>
    static IReadOnlyList<(ServiceType Service, PersonAnswer? Other)>? ItemsOf(Journey journey, Choice choice, City city)
    {
        if (choice.AsksForWhom && !journey.ForOther) return [.. choice.Items.Select(i => (i.Service, (PersonAnswer?)null))];
        var others = journey.Others ?? [];
        if (others.Count < choice.Others.Count) return null;
        if (!choice.MayRepeat) return [.. choice.Items.Select(i => (i.Service, i.Other is { } place ? others[place] : null))];
        var items = new List<(ServiceType Service, PersonAnswer? Other)>();
        foreach (var alike in others.GroupBy(o => o.For ?? choice.Code))
        {
            if (Choice.Find(city, alike.Key) is not { } theirs) return null;
            foreach (var item in theirs.Items)
                if (item.Other is not null) items.AddRange(alike.Select(other => (item.Service, (PersonAnswer?)other)));
                else if (!items.Contains((item.Service, null))) items.Add((item.Service, null));
        }
        return items;
    }

    static PaperNo[] Missing(Journey journey, IEnumerable<ServiceType> services) =>
        journey.Ready is { } ready ? [.. services.Distinct().SelectMany(s => s.Papers).Select(p => p.No).Where(no => !ready.Contains(no.ToString()))] : [];

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
