using System.Security.Claims;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dantain.Web.Hosting;

/// <summary>How the staff signs in and stays so: accounts in the database, one cookie, keys that every node shares.</summary>
public static class StaffSignIn
{
    public const string Scheme = "staff", Cookie = "dantain-staff", SignInPath = "/masuk", NotAllowedPath = "/tanpa-izin";
    const string Stamp = "stamp";

    public static void AddStaffSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddIdentityCore<StaffMember>(o =>
        {
            o.Password = new() { RequiredLength = StaffAccounts.ShortestPassword, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            o.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5), AllowedForNewUsers = true };
        }).AddUserStore<UserOnlyStore<StaffMember, DantainDb, int>>();
        builder.Services.AddScoped<SignInDesk>();
        builder.Services.AddAuthentication(Scheme).AddCookie(Scheme, o =>
        {
            o.Cookie.Name = Cookie;
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SlidingExpiration = true;
            o.ExpireTimeSpan = TimeSpan.FromHours(10);
            o.ReturnUrlParameter = "kembali";
            o.LoginPath = SignInPath;
            o.AccessDeniedPath = NotAllowedPath;
            o.Events.OnValidatePrincipal = ValidateAsync;
            o.Events.OnRedirectToLogin = context => AnswerAsync(context, StaffRefusals.SignInFirst);
            o.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StaffRefusals.NotAllowed);
        });
        builder.Services.AddAuthorization();
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.AllowAnonymousToFolder("/Citizen"));
        builder.Services.AddSingleton<IAuthorizationHandler, OfficeAccess>();
        builder.Services.AddDataProtection().SetApplicationName("dantain");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<Store, Vault>((o, store, vault) =>
        {
            o.XmlRepository = new StoredKeys(store);
            o.XmlEncryptor = new WrapKeys(vault);
        });
    }

    public static ClaimsPrincipal Principal(StaffMember member) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, member.Id.ToString()), new(ClaimTypes.Name, member.UserName!), new(Stamp, member.SecurityStamp!)], Scheme));

    /// <summary>Number of the member who is signed in, as facts carry it.</summary>
    public static int StaffNo(this ClaimsPrincipal user) => int.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);

    /// <summary>Disabled, or the password was reset: the session is over.</summary>
    static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var access = context.HttpContext.RequestServices.GetRequiredService<StaffAccess>();
        if (await access.OfAsync(context.Principal!.StaffNo()) is { } rights && rights.Stamp == context.Principal!.FindFirstValue(Stamp)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    /// <summary>A person is led to the page; a program gets a problem document.</summary>
    static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, Refusal refusal)
    {
        if (context.Request.Path.StartsWithSegments("/api")) return refusal.ToProblem().ExecuteAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
