using Dantain.Applications;
using Dantain.Cities;
using Dantain.Web.Wording;

namespace Dantain.Web.Citizen.Receipts;

/// <summary>Where a document stands, in plain words, and what the person can do.</summary>
static class DocumentWords
{
    public static string Name(Application document, City city) => city.Service(document.Service)?.Name.In() ?? "";

    /// <summary>What of this visit stands; the promise where one runs.</summary>
    public static IEnumerable<string> Says(Application document, City city)
    {
        var office = city.Office(document.PickUpAt)?.Name ?? "";
        yield return document.State switch
        {
            ApplicationState.Ready when !document.CanBeCollected => Texts.Get("document.is-on-the-way", ("office", office)),
            ApplicationState.Ready => Texts.Get("document.is-Ready", ("office", office)),
            ApplicationState.ReturnedIncomplete => Texts.Get("document.is-ReturnedIncomplete", ("office", city.Office(new OfficeDays.DayId(document.Day).Office)?.Name ?? "")),
            var state => Texts.Get("document.is-" + state),
        };
        if (document.PromisedOn is { } date && document.State is ApplicationState.Received or ApplicationState.InProcess) yield return Texts.Get("document.promised", ("date", InWords.Date(date)));
        if (document is { Printable: true, State: ApplicationState.Received or ApplicationState.InProcess or ApplicationState.WaitingForCentre }) yield return Texts.Get("document.printable", ("office", office));
        else if (document.State is ApplicationState.Received or ApplicationState.InProcess or ApplicationState.WaitingForCentre) yield return Texts.Get("document.pick-up", ("office", office));
    }

    /// <summary>The papers that are missing, as the pack calls them.</summary>
    public static IEnumerable<string> Missing(Application document, City city)
    {
        var missing = document.Missing?.Split(' ') ?? [];
        return city.Service(document.Service) is { } service ? service.Papers.Where(p => missing.Contains($"{p.No}")).Select(p => p.Requirement?.What.In() ?? Texts.Get("ticket.form", ("form", p.Form!))) : [];
    }

    public static string Tone(Application document) => document.State switch
    {
        ApplicationState.Ready when document.CanBeCollected => "now",
        ApplicationState.Collected or ApplicationState.Withdrawn => "over",
        _ => "calm",
    };
}
