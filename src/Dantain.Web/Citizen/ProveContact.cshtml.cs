using Dantain.Cities;
using Dantain.Messages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen;

/// <summary>/kontak/KODE: an address answers once. Opening the page proves nothing, because mail scanners open links; the button does.</summary>
[AllowAnonymous]
sealed class ProveContactModel(CityVersions cities, ContactProof proof) : CitizenPage(cities)
{
    Guid? message;

    public bool IsKnown => message is not null;
    public bool IsDone { get; private set; }

    protected override Task<IActionResult?> BeforeAsync()
    {
        (Title, Back, message) = (Get("prove.title"), "/", proof.MessageOf(RouteData.Values["kode"] as string));
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Errors.Any) return Again();
        if (message is { } id) IsDone = await proof.ByMessageAsync(id);
        if (!IsDone) message = null;
        return Page();
    }
}
