using Dantain.Shared;
using Dantain.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Dantain.Web.Hosting;

/// <summary>Signs a member in and out. Five wrong passwords lock the account for five minutes, whoever tries.</summary>
public sealed class SignInDesk(UserManager<StaffMember> users, StaffAccess access)
{
    /// <summary>An unknown name costs the same hash as a wrong password, so time does not tell which names exist.</summary>
    static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<StaffMember>().HashPassword(new(), Guid.NewGuid().ToString()));

    public async Task<Result<StaffMember>> SignInAsync(HttpContext http, string? name, string? password)
    {
        if (name is not { Length: > 0 and <= 100 } || password is not { Length: > 0 and <= 200 }) return StaffRefusals.SignIn;
        // Names are printable ASCII; a database fails to look up what is no text.
        if (!name.All(c => c is >= ' ' and <= '~') || await users.FindByNameAsync(name.Trim()) is not { } member)
        {
            users.PasswordHasher.VerifyHashedPassword(new(), NobodysHash.Value, password);
            return StaffRefusals.SignIn;
        }
        if (await users.IsLockedOutAsync(member)) return StaffRefusals.LockedOut;
        if (!await users.CheckPasswordAsync(member, password))
        {
            await users.AccessFailedAsync(member);
            return await users.IsLockedOutAsync(member) ? StaffRefusals.LockedOut : StaffRefusals.SignIn;
        }
        if (member.Disabled) return StaffRefusals.SignIn;
        await users.ResetAccessFailedCountAsync(member);
        access.Forget(member.Id);
        await http.SignInAsync(StaffSignIn.Scheme, StaffSignIn.Principal(member));
        return member;
    }

    public Task SignOutAsync(HttpContext http) => http.SignOutAsync(StaffSignIn.Scheme);
}
