using Dantain.Bookings;
using Dantain.Cities;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>Who comes and from where; and for whom, where it is not for oneself. Before asking anything it shows where there are free times at all.</summary>
sealed class WhoComesModel(CityVersions cities, JourneyCookie cookie, Holding holding, FreePlaces free, Shared.CityClock clock) : JourneyPage(cities, cookie)
{
    const int MostOthers = 4;
    int blanks;

    protected override string Step => Steps.Who;
    protected override string TitleKey => "who.title";
    protected override string FirstField => Applicant.TakesOtherPapers ? "identityKind" : "nik";

    public IReadOnlyList<RankedOffice> Offices { get; private set; } = [];
    /// <summary>The register gave no match: the one chance to correct, in the same words whatever was wrong.</summary>
    public bool LookAgain { get; private set; }
    public bool IsOffered => Offices.Any(o => o.Next.State is FreeState.Free or FreeState.Full) || IsGivenNow;
    /// <summary>Every time is taken, but somewhere a place given out on the spot can be taken from here.</summary>
    public bool IsGivenNow { get; private set; }
    public PersonForm Applicant => new("", Errors, Typed, Journey.Who ?? new()) { TakesOtherPapers = Choice!.TakesOtherPapers, IsOneself = Journey.Helper is null };
    public string? Village => Typed("village", Journey.Village);
    public bool ForOther => Typed("forOther", Journey.ForOther ? "1" : "0") == "1";
    /// <summary>Filled in by somebody of the family or a neighbour for who comes.</summary>
    public bool Helped => Typed("helped", Journey.Helped ? "1" : null) == "1";
    public bool MayAdd => Choice!.MayRepeat && !Choice.AsksForWhom && Others.Count < MostOthers && MostItems(Others.Count + 1) <= City.Rules.MaxItems;

    public IReadOnlyList<PersonForm> Others => [.. Enumerable.Range(0, Math.Max(OtherCount, Choice!.Others.Count) + blanks).Select(Other)];

    /// <summary>How many others the form has, or the answers before had.</summary>
    int OtherCount => Choice!.MayRepeat ? Math.Min(HttpMethods.IsPost(Request.Method) ? Enumerable.Range(0, MostOthers).Count(i => Form.ContainsKey($"o{i}-name")) : Journey.Others?.Count ?? 0, MostOthers) : 0;

    public string OtherLabel(int no) => (Choice!.Others[Math.Min(no, Choice.Others.Count - 1)].Label?.In() ?? Get("who.other")) + (Others.Count > Choice.Others.Count ? $" {no + 1}" : "");

    /// <summary>What somebody further may come for: the same, or what else fits into the visit.</summary>
    IReadOnlyList<Choice> Alternatives => Choice!.AskedOfEach(City) is { } asked ? [.. asked.Answers.Select(a => Choice.Find(City, a.LeadsTo)!)] : [Choice];

    /// <summary>As many items as the visit can have with so many others.</summary>
    int MostItems(int others) => Alternatives.Max(c => c.Items.Count(i => i.Other is not null)) * others + Alternatives.SelectMany(c => c.Items.Where(i => i.Other is null)).Distinct().Count();

    PersonForm Other(int no)
    {
        var before = Journey.Others?.ElementAtOrDefault(no) ?? new();
        var asked = no > 0 ? Choice!.AskedOfEach(City) : null;
        var theirs = asked is null ? Choice! : Alternatives.FirstOrDefault(c => c.Code == Typed($"o{no}-for", before.For)) ?? Choice!;
        var other = theirs.Others[Math.Min(no, theirs.Others.Count - 1)];
        return new($"o{no}-", Errors, Typed, before)
        {
            Asked = asked,
            TakesOtherPapers = theirs.TakesOtherPapers && !other.MayLackNumber,
            MayLackNumber = other.MayLackNumber,
            MayLackName = other.MayLackName,
        };
    }

    public async Task OnGetAsync() => await LookAsync();

    public async Task<IActionResult> OnPostAsync([FromServices] IdentityLook look)
    {
        await LookAsync();
        if (await ExtendAsync(holding) is { } extended) return AfterExtending(extended);
        if (Sent("aksi") == "tambah" && MayAdd)
        {
            blanks = 1;
            Errors.Clear();
            return Page();
        }
        var who = Applicant.Read();
        if (Village is not { } village || village != Journey.Elsewhere && City.Village(village) is null) Errors.Add("village", "village.unknown");
        PersonAnswer[] others = Choice!.AsksForWhom && !ForOther ? [] : [.. Others.Where(IsFilled).Select(o => o.Read()!)];
        if (Errors.Any) return Again();
        var looked = await look.AskAsync(who!, Journey.Look);
        if (looked?.State == LookState.LookAgain)
        {
            Keep(Journey with { Look = looked });
            LookAgain = true;
            return Page();
        }
        var said = looked?.State == LookState.AtCounter ? "who.at-counter" : others.Any(o => o.For is { } theirs && theirs != Choice.Code) ? "who.more-papers" : null;
        return Onward(await holding.AgreeAsync(Journey with { Who = who, Look = looked, Said = said, Helped = Helped, Village = Village, ForOther = Choice.AsksForWhom && ForOther, Others = others.Length == 0 ? null : others }));
    }

    /// <summary>A person added and left empty is nobody; those the choice asks for are always read.</summary>
    bool IsFilled(PersonForm other) => other.Prefix == "o0-" || !Choice!.MayRepeat || !other.IsEmpty;

    async Task LookAsync()
    {
        var services = Sought;
        Offices = RankOffices.For(await free.NextAsync(services), null, clock.Today);
        if (Offices.Any(o => o.IsFree)) return;
        foreach (var office in City.Offices) IsGivenNow |= await free.UntilForNowAsync(office, services) is not null;
    }
}
