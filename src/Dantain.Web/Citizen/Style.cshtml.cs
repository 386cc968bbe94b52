using Dantain.Applications;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Web.Citizen.Tickets;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen;

/// <summary>
/// /gaya: the colours and all parts the citizens' pages are made of, in every state they can have, from the same style sheet, partial pages and
/// sentences. Whoever changes a part looks here first; a part that is not here is not one.
/// </summary>
sealed class StyleModel(CityVersions cities) : CitizenPage(cities)
{
    public static readonly string[] Tokens = ["brand", "deep", "tint", "accent", "ink", "quiet", "line", "faint", "paper", "ground", "wrong", "now"];

    /// <summary>What is wrong with the one field that always shows it.</summary>
    public FormErrors Wrong { get; } = new();
    public QrPath Qr { get; } = QrPath.Of("GAYA0000000000000000");

    static readonly string[] Urgent = ["called", "offered"], Open = ["ahead", "ahead-minutes", "away", "Arrived", "Confirmed", "for-now", "Held", "next", "serving", "today", "waiting"];

    /// <summary>All states of this kind in words, in the colour they have; a new one is here by itself.</summary>
    public IEnumerable<(string Text, string Tone)> States(string kind) =>
        from key in Texts.In(Texts.Language).Keys
        where key.StartsWith(kind, StringComparison.Ordinal)
        orderby key
        let state = key[kind.Length..]
        select (Get(key, ("counter", Get("style.counter")), ("time", "09.30"), ("from", "09.00"), ("until", "09.45"), ("count", 3), ("minutes", 12), ("date", InWords.Date(new(2026, 11, 30)))),
            Urgent.Contains(state) ? "now" : Open.Contains(state) ? "calm" : "over");

    /// <summary>A document in every state it can have, and one that is ready but not yet where it is collected; some are printed at home.</summary>
    public IReadOnlyList<Application> Documents()
    {
        var (here, elsewhere) = (City.Offices[0], City.Offices[^1]);
        var service = City.Pack.Services.First(s => s.Papers.Count() > 1);
        Application[] each = [.. Enum.GetValues<ApplicationState>().Select((state, i) => new Application
        {
            Day = DayId.Of(here.No, new(2026, 11, 24)).Value,
            Service = service.No,
            Receipt = $"GAYA222{i + 2}",
            State = state,
            Office = here.No,
            PickUpAt = here.No,
            Printable = state == ApplicationState.InProcess,
            PromisedOn = new(2026, 11, 27),
            Missing = string.Join(' ', service.Papers.Take(2).Select(p => p.No)),
        })];
        return [.. each, each.First(d => d.State == ApplicationState.Ready) with { Receipt = "GAYA333A", PickUpAt = elsewhere.No }];
    }

    protected override Task<IActionResult?> BeforeAsync()
    {
        (Title, Back) = (Get("style.title"), "/");
        Wrong.Add("wrong-nik", "nik.missing");
        if (Request.Query["keadaan"] == "salah")
        {
            Errors.Add("nik", "nik.missing");
            Errors.Add("name", "name.missing");
        }
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() { }
}
