using Dantain.Cities;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>Whoever goes back after confirming is told that it is done, instead of doing it twice.</summary>
sealed class AlreadyDoneModel(CityVersions cities, JourneyCookie cookie) : CitizenPage(cities)
{
    public string Token { get; private set; } = "";

    public IActionResult OnGet()
    {
        if (cookie.Read(Request)?.Token is not { } token) return Redirect(Steps.Service);
        (Title, Token) = (Get("done.title"), token);
        return Page();
    }
}
