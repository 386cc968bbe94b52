using Dantain.Cities;
using Dantain.Web.Citizen.Book;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen;

/// <summary>
/// /hapus: nothing of a person stays on a borrowed phone. The answers and the ticket's link in the cookie go, and the browser is told to drop what
/// pages have kept; a script does the same for browsers that do not listen. The booking itself stands.
/// </summary>
[AllowAnonymous]
sealed class ForgetDeviceModel(CityVersions cities, JourneyCookie cookie) : CitizenPage(cities)
{
    protected override string FirstField => "isi-form";
    public bool IsDone => HttpMethods.IsGet(Request.Method) && Request.Query.ContainsKey("selesai");

    protected override Task<IActionResult?> BeforeAsync()
    {
        (Title, Back) = (Get("forget.title"), "/");
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() { }

    public IActionResult OnPost()
    {
        if (!IsGenuine) return Again();
        cookie.Clear(Response);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect("/hapus?selesai");
    }
}
