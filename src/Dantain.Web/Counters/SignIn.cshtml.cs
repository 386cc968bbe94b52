using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>/masuk: name and password, then back to where somebody wanted to go.</summary>
[AllowAnonymous]
public sealed class SignInModel(SignInDesk desk) : StaffPage
{
    public override string TitleKey => "sign-in.title";
    public string? Name { get; private set; }
    public string Return { get; private set; } = "/loket";

    public IActionResult OnGet(string? kembali)
    {
        Return = Local(kembali);
        return User.Identity is { IsAuthenticated: true } ? Redirect(Return) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? user, string? password, string? kembali)
    {
        (Name, Return) = (user, Local(kembali));
        var signedIn = await desk.SignInAsync(HttpContext, user, password);
        if (signedIn.IsOk) return Redirect(Return);
        Refusal = signedIn.Refusal;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Never to another site.</summary>
    string Local(string? address) => Url.IsLocalUrl(address) ? address! : "/loket";
}
