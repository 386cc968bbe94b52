using Dantain.Cities;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>
/// What a visit needs, before anything is asked: papers to tick off, who must come and who may act for them, how long, what comes of it.
/// Nothing is blocked; what is not ticked is printed on the ticket. A poster may lead straight here.
/// </summary>
sealed class NeedModel(CityVersions cities, JourneyCookie cookie, Holding holding) : JourneyPage(cities, cookie)
{
    protected override string Step => Steps.Service;
    protected override string TitleKey => "need.title";
    protected override string FirstField => "isi";

    public Choice Wanted { get; private set; } = null!;
    /// <summary>Where it was chosen already, with what the others of the visit come for.</summary>
    public IReadOnlyList<ServiceType> Services => [.. (Wanted.Code == Journey.Choice ? Sought : Wanted.Services).Distinct()];
    public bool IsReady(Paper paper) => (HttpMethods.IsPost(Request.Method) ? Ticked : Journey.Ready ?? []).Contains(paper.No.ToString());
    IEnumerable<string> Ticked => Form["siap"].OfType<string>();

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (await base.BeforeAsync() is { } instead) return instead;
        if (Choice.Find(City, RouteData.Values["code"] as string) is not { } wanted) return NotFound();
        (Wanted, Back) = (wanted, Steps.Service + Change);
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        if (await ExtendAsync(holding) is { } extended) return AfterExtending(extended);
        string[] ready = [.. Services.SelectMany(s => s.Papers).Select(p => p.No.ToString()).Intersect(Ticked)];
        var journey = Journey with { Ready = ready };
        return Onward(Wanted.Code == Journey.Choice ? journey : await holding.AgreeAsync(journey with { Choice = Wanted.Code, Others = null, ForOther = false }));
    }

    public static string Says(Paper paper) => paper.Requirement is { } asked ? Says(asked) : Get("ticket.form", ("form", paper.Form!));

    public string[] ConditionsOf(ServiceType service) => [.. service.Requirements.Where(r => r.Form is "syarat" or "syarat-lokal").Select(Says)];

    static string Says(Requirement asked)
    {
        var when = asked.When is { } only ? $", {(Texts.Language == "id" || only.En is null ? Get("ticket.when") + " " : "")}{only.In()}" : "";
        return $"{asked.What.In()} ({Get("ticket.form-" + asked.Form)}{when})";
    }

    public static IEnumerable<string> FactsOf(ServiceType service)
    {
        yield return Get(service.InPerson ? "need.must-come" : service.ProxyAllowed ? "need.act-for-you" : "need.no-proxy");
        yield return Get("need.minutes", ("minutes", service.Minutes));
        if (service.PromiseWorkingDays is { Count: > 0 } days) yield return Get("need.days", ("days", string.Join("–", days)));
        foreach (var way in service.Delivery) yield return Get("need.collect-" + way);
        foreach (var note in service.Notes) yield return note.In();
    }
}
