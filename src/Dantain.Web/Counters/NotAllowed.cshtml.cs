using Microsoft.AspNetCore.Authorization;

namespace Dantain.Web.Counters;

/// <summary>/tanpa-izin: signed in, but without the permission for that page.</summary>
[AllowAnonymous]
public sealed class NotAllowedModel : StaffPage
{
    public override string TitleKey => "sign-in.not-allowed.title";

    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
