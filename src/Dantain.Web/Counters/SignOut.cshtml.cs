using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>/keluar: a button, not a link, so that no other page can sign anybody out.</summary>
[AllowAnonymous]
public sealed class SignOutModel(SignInDesk desk) : StaffPage
{
    public override string TitleKey => "staff.sign-out";

    public IActionResult OnGet() => Redirect(StaffSignIn.SignInPath);

    public async Task<IActionResult> OnPostAsync()
    {
        await desk.SignOutAsync(HttpContext);
        return Redirect(StaffSignIn.SignInPath);
    }
}
