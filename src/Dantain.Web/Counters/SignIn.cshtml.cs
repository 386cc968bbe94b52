using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>/masuk: name and password, then back to where somebody wanted to go.</summary>
[AllowAnonymous]
public sealed class SignInModel(SignInDesk desk) : StaffPage
{
    public override string TitleKey => "sign-in.title";
    protected override string FirstField => "user";
    public string? Name => Typed("user");
    /// <summary>Never to another site.</summary>
    public string Return => Typed("kembali", Request.Query["kembali"]) is { } address && Url.IsLocalUrl(address) ? address : "/loket";

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } ? Redirect(Return) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var signedIn = await desk.SignInAsync(HttpContext, Name, Sent("password"));
        return signedIn.IsOk ? Redirect(Return) : await AgainAsync(signedIn.Refusal, FirstField);
    }
}
