using Dantain.Cities;
using Dantain.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>Very many ask at once: the browser does its small work and goes on by itself; without script the page reloads until its turn. Nothing to solve, nothing to watch.</summary>
sealed class WaitModel(CityVersions cities, JourneyCookie cookie, Gate gate) : JourneyPage(cities, cookie)
{
    protected override string Step => Steps.Time;
    protected override string TitleKey => "wait.title";

    public DateOnly Date { get; private set; }
    public TimeOnly Start { get; private set; }
    public string Work { get; private set; } = "";
    public bool HasWaited { get; private set; }
    public string Target => Steps.Time + Change;

    public IActionResult OnGet()
    {
        if (Journey.Waiting is not { } waiting || Iso.Date(waiting.Date) is not { } date || Iso.Time(waiting.Start) is not { } start) return Redirect(Target);
        (Date, Start, Work, HasWaited, Back) = (date, start, gate.Challenge(Journey), gate.HasWaited(waiting), Target);
        return Page();
    }
}
