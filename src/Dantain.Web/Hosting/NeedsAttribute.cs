using Dantain.Cities;
using Dantain.Staff;
using Microsoft.AspNetCore.Authorization;

namespace Dantain.Web.Hosting;

/// <summary>
/// What a route or page asks of who calls it: any one of these permissions, at the office its address names. Where the address names no
/// office, at any. A route states this or that it is anonymous; a test finds one that states neither.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(params Permission[] any) : Attribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IReadOnlyList<Permission> Any => any;
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>The one place where permissions are checked.</summary>
sealed class OfficeAccess(StaffAccess access, CityVersions cities) : AuthorizationHandler<NeedsAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute needed)
    {
        if (context.Resource is not HttpContext http || context.User.Identity is not { IsAuthenticated: true }) return;
        if (await access.OfAsync(context.User.StaffNo()) is not { } rights) return;
        // An office the city does not have: only who may act everywhere learns that it does not exist.
        int? office = http.GetRouteValue("office") is string code ? cities.Current.Office(code)?.No ?? -1 : null;
        if (needed.Any.Any(p => rights.May(p, office))) context.Succeed(needed);
    }
}

static class Access
{
    /// <summary>The member who is signed in, as one who may act at their own counter only; null for who may act at any of this office.</summary>
    public static async Task<int?> ClerkAsync(this HttpContext http, int office) =>
        await http.RequestServices.GetRequiredService<StaffAccess>().OfAsync(http.User.StaffNo()) is { } rights && rights.May(Permission.ManageDay, office) ? null : http.User.StaffNo();

    public static TBuilder Needs<TBuilder>(this TBuilder route, params Permission[] any) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NeedsAttribute(any));
}
