using System.Text.RegularExpressions;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Staff;

/// <summary>Adds members, resets passwords, disables and enables. Each change is in force at once on this node, within ten seconds on others.</summary>
public sealed partial class StaffAccounts(UserManager<StaffMember> users, DantainDb db, StaffAccess access)
{
    public const int ShortestPassword = 12;

    public async Task<Result<StaffMember>> AddAsync(string? name, string? password, IReadOnlyCollection<StaffGrant> grants)
    {
        name = name?.Trim();
        if (name is null || !NameShape().IsMatch(name)) return StaffRefusals.NameFormat;
        if (grants.Count == 0) return StaffRefusals.NothingGranted;
        if (IsShort(password)) return StaffRefusals.PasswordShort;
        var member = new StaffMember { UserName = name, Grants = [.. grants] };
        var added = await users.CreateAsync(member, password!);
        if (!added.Succeeded) return added.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? StaffRefusals.NameTaken : StaffRefusals.NameFormat;
        return member;
    }

    /// <summary>The old password and every session of the member are dead, and a lock-out is lifted.</summary>
    public async Task<Result<StaffMember>> ResetPasswordAsync(int no, string? password)
    {
        if (await db.Staff.SingleOrDefaultAsync(s => s.Id == no) is not { } member) return StaffRefusals.NotFound;
        if (IsShort(password)) return StaffRefusals.PasswordShort;
        member.PasswordHash = users.PasswordHasher.HashPassword(member, password!);
        (member.LockoutEnd, member.AccessFailedCount) = (null, 0);
        await users.UpdateSecurityStampAsync(member);
        access.Forget(no);
        return member;
    }

    public async Task<Result<StaffMember>> DisableAsync(int no, bool disabled, int by)
    {
        if (no == by) return StaffRefusals.NotYourself;
        if (await db.Staff.SingleOrDefaultAsync(s => s.Id == no) is not { } member) return StaffRefusals.NotFound;
        member.Disabled = disabled;
        await users.UpdateSecurityStampAsync(member);
        access.Forget(no);
        return member;
    }

    /// <summary>Length is the only rule (NIST SP 800-63B 5.1.1): rules about characters make passwords worse.</summary>
    public static bool IsShort(string? password) => password is null || password.Length is < ShortestPassword or > 200;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{1,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameShape();
}
