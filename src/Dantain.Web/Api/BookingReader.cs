using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Web.Api;

/// <summary>A booking as the core takes it: the day, the time, who comes and for what.</summary>
sealed record BookingAsk(DayId Day, TimeOnly Start, SealedPerson Applicant, IReadOnlyList<ItemAsk> Items, string? Village)
{
    public PhoneNumber? Phone { get; init; }
}

/// <summary>Turns what was sent into values with rules; the first thing that cannot be one is the refusal.</summary>
sealed class BookingReader(CityVersions cities, Vault vault)
{
    public static readonly Refusal UnknownOffice = OfficeDayRunner.UnknownOffice;
    public static readonly Refusal NotADate = new("request.date", RefusalKind.Invalid);

    public Result<BookingAsk> Read(BookingRequest request)
    {
        var day = Day(request.Office, request.Date);
        if (!day.IsOk) return day.Refusal;
        if (Iso.Time(request.Start) is not { } start) return NotADate;
        if (request.Items.Count is 0 || request.Items.Any(i => i is null)) return PlaceRefusals.NoItems;
        if (request.Items.Count > cities.Current.Rules.MaxItems) return PlaceRefusals.TooManyItems;
        var applicant = Person(request.Applicant);
        if (!applicant.IsOk) return applicant.Refusal;
        var subjects = new Subject?[request.Items.Count];
        for (var i = 0; i < subjects.Length; i++)
        {
            if (cities.Current.Service(request.Items[i].Service) is not { } service) return UnknownService;
            if (request.Items[i].Subject is not { } other) continue;
            var subject = Person(other, mayLackNumber: service.SubjectMayLackNumber);
            if (!subject.IsOk) return subject.Refusal;
            subjects[i] = new(subject.Value.Identity, subject.Value.Name);
        }
        if (request.Village is { } village && cities.Current.Village(village) is null) return new Refusal("village.unknown", RefusalKind.Invalid, Field: "village");
        var person = vault.SealPerson(applicant.Value with { Subjects = [.. subjects.OfType<Subject>()] });
        var asks = request.Items.Select((item, i) => new ItemAsk(cities.Current.Service(item.Service)!.No, subjects[i] is { } other ? Key(other.Identity!) : person.SubjectKey)).ToArray();
        return new BookingAsk(day.Value, start, person, asks, request.Village) { Phone = applicant.Value.Phone };
    }

    static readonly Refusal UnknownService = new("booking.unknown-service", RefusalKind.Invalid, Field: "service");

    long? Key(Identity identity) => identity.Kind == IdentityKind.None ? null : vault.SubjectKey(identity);

    public Result<DayId> Day(string office, string date)
    {
        if (cities.Current.Office(office) is not { } known) return UnknownOffice;
        return Iso.Date(date) is { Year: >= 2020 and < 2200 } day ? DayId.Of(known.No, day) : NotADate;
    }

    static Result<Person> Person(PersonRequest request, bool mayLackNumber = false)
    {
        var identity = Identity(request, mayLackNumber);
        if (!identity.IsOk) return identity.Refusal;
        var name = PersonName.Parse(request.Name);
        if (!name.IsOk) return name.Refusal;
        var person = new Person(identity.Value, name.Value);
        if (!string.IsNullOrWhiteSpace(request.Phone))
        {
            var phone = PhoneNumber.Parse(request.Phone);
            if (!phone.IsOk) return phone.Refusal;
            person = person with { Phone = phone.Value };
        }
        if (string.IsNullOrWhiteSpace(request.Email)) return person;
        var email = EmailAddress.Parse(request.Email);
        return email.IsOk ? person with { Email = email.Value } : email.Refusal;
    }

    static Result<Identity> Identity(PersonRequest request, bool mayLackNumber)
    {
        if (request.Nik is not null || request.Kind is null or "nik")
        {
            if (mayLackNumber && string.IsNullOrWhiteSpace(request.Nik) && request.Kind is null) return Shared.Identity.None;
            var nik = Nik.Parse(request.Nik ?? request.Number);
            return nik.IsOk ? Shared.Identity.Of(nik.Value) : nik.Refusal;
        }
        return request.Kind switch
        {
            "passport" => Shared.Identity.Parse(IdentityKind.Passport, request.Issuer, request.Number),
            "stayPermit" => Shared.Identity.Parse(IdentityKind.StayPermit, request.Issuer, request.Number),
            _ => IdentityRefusals.KindUnknown,
        };
    }
}
