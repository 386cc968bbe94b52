using Dantain.Cities;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>The way in: goes on with the answers of an unfinished journey, and begins anew after a finished one.</summary>
sealed class BeginModel(CityVersions cities, JourneyCookie cookie) : CitizenPage(cities)
{
    public IActionResult OnGet()
    {
        if (cookie.Read(Request) is { Token: not null }) cookie.Clear(Response);
        return Redirect(Steps.Service);
    }
}
