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
    protected override string FirstField => IsOpen ? "user" : "isi";
    public string? Key => Typed("kunci", Request.Query["kunci"]);
    public string? Name => Typed("user");
    public bool IsOpen { get; private set; }

    protected override async Task<bool> LoadAsync()
    {
        IsOpen = await first.IsOpenAsync(Key);
        return true;
    }

    public IActionResult OnGet()
    {
        if (IsOpen) return Page();
        Errors.Add(StaffRefusals.LinkDead, FirstField);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var made = await first.UseAsync(Key, Name, Sent("password"));
        if (!made.IsOk) return await AgainAsync(made.Refusal, made.Refusal == StaffRefusals.LinkDead ? "isi" : made.Refusal.Field == "password" ? "password" : "user");
        await desk.SignInAsync(HttpContext, made.Value.UserName, Sent("password"));
        return Redirect("/admin/petugas");
    }
}
