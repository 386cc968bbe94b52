using Dantain.Cities;

namespace Dantain.Web.Citizen.Book;

/// <summary>Somebody else whose document it is: what they are called on the page, whether they may lack a number or a name yet, and whether there can be one only.</summary>
sealed record OtherPerson(Text? Label, bool MayLackNumber, bool IsNewborn, bool IsOnlyOne)
{
    public bool MayLackName => IsNewborn;
}

/// <summary>One service of a choice; for the applicant, or for the other person it names by place.</summary>
sealed record ChoiceItem(ServiceType Service, int? Other);

/// <summary>A question that each person of a visit has an answer of their own to.</summary>
sealed record PersonQuestion(Question Question, IReadOnlyList<QuestionAnswer> Answers);

/// <summary>
/// What somebody came for: a service or a package, read from the pack. Whose documents it concerns is said by the service, or follows from
/// the packages: a service that every package asks for a newborn is for a newborn when it is chosen alone.
/// </summary>
sealed record Choice(string Code, Text Name, IReadOnlyList<ChoiceItem> Items, IReadOnlyList<OtherPerson> Others)
{
    /// <summary>It may be for oneself or for somebody else, and the page has to ask.</summary>
    public bool AsksForWhom { get; private init; }

    public IReadOnlyList<ServiceType> Services => [.. Items.Select(i => i.Service)];

    /// <summary>Offered to foreigners: then other papers than a NIK are taken.</summary>
    public bool TakesOtherPapers => Items.Any(i => i.Service.Applicant != "WNI");

    /// <summary>Another child can be added where all items for others are for the same one.</summary>
    public bool MayRepeat => Others is [{ IsOnlyOne: false }];

    /// <summary>The question each further person has an answer of their own to, and the answers that fit into the same visit; null where all come for the same.</summary>
    public PersonQuestion? AskedOfEach(City city)
    {
        if (!MayRepeat) return null;
        var asked = from question in city.Pack.Questions
                    where question.PerPerson
                    let answers = question.Answers.Where(a => Find(city, a.LeadsTo) is { MayRepeat: true, AsksForWhom: false } other && other.TakesOtherPapers == TakesOtherPapers).ToArray()
                    where answers.Length > 1 && answers.Any(a => a.LeadsTo == Code)
                    select new PersonQuestion(question, answers);
        return asked.FirstOrDefault();
    }

    public static Choice? Find(City city, string? code)
    {
        if (code is null) return null;
        if (city.Service(code) is { Enabled: true } service) return Of(city, service);
        return city.Pack.Packages.FirstOrDefault(p => p.Code == code) is { } package ? Of(city, package) : null;
    }

    static bool IsOnlyOne(PackageItem item) => item.Subject is "deceased" or "spouse";

    static Choice Of(City city, Package package)
    {
        var labels = package.Items.Where(i => i.Subject != "self").Select(i => i.SubjectName!).Distinct().ToList();
        return new(package.Code, package.Name,
            [.. package.Items.Select(i => new ChoiceItem(city.Service(i.Service)!, i.Subject == "self" ? null : labels.IndexOf(i.SubjectName!)))],
            [.. labels.Select(l => Person(l, [.. package.Items.Where(i => i.SubjectName == l)]))]);

        OtherPerson Person(Text label, PackageItem[] items) => new(label, items.All(i => city.Service(i.Service)!.SubjectMayLackNumber), items.All(i => i.Subject == "newborn"), items.All(IsOnlyOne));
    }

    static Choice Of(City city, ServiceType service)
    {
        if (service.SubjectName is { } subject) return new(service.Code, service.Name, [new(service, 0)], [new(subject, MayLackNumber: false, IsNewborn: false, IsOnlyOne: false)]);
        var uses = city.Pack.Packages.SelectMany(p => p.Items).Where(i => i.Service == service.Code).ToArray();
        var asks = !service.SubjectMayLackNumber && (uses.Length == 0 || uses.Any(u => u.Subject == "self"));
        var label = asks ? null : uses.FirstOrDefault(u => u.SubjectName is not null)?.SubjectName;
        var other = new OtherPerson(label, service.SubjectMayLackNumber, uses.Length > 0 && uses.All(u => u.Subject == "newborn"), uses.Length > 0 && uses.All(IsOnlyOne));
        return new(service.Code, service.Name, [new(service, 0)], [other]) { AsksForWhom = asks };
    }
}
