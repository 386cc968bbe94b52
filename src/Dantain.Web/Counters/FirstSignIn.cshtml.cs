using Dantain.Staff;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Counters;

/// <summary>/masuk/pertama: the one-time link of the first administrator.</summary>
[AllowAnonymous]
public sealed class FirstSignInModel(FirstAdministrator first, SignInDesk desk) : StaffPage
{
    public override string TitleKey => "sign-in.first.title";
    public string? Key { get; private set; }
    public string? Name { get; private set; }
    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? kunci)
    {
        (Key, IsOpen) = (kunci, await first.IsOpenAsync(kunci));
        if (!IsOpen) Refuse(StaffRefusals.LinkDead);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? kunci, string? user, string? password)
    {
        (Key, Name) = (kunci, user);
        var made = await first.UseAsync(kunci, user, password);
        if (made.IsOk)
        {
            await desk.SignInAsync(HttpContext, made.Value.UserName, password);
            return Redirect("/admin/petugas");
        }
        IsOpen = made.Refusal != StaffRefusals.LinkDead;
        Refuse(made.Refusal);
        return Page();
    }

    void Refuse(Shared.Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal.Status();
    }
}
