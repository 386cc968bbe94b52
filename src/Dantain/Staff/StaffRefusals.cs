using Dantain.Shared;

namespace Dantain.Staff;

/// <summary>The expected noes of signing in and of keeping accounts.</summary>
public static class StaffRefusals
{
    /// <summary>One answer for an unknown name, a wrong password and a disabled account: nobody learns which names exist.</summary>
    public static readonly Refusal SignIn = new("staff.sign-in", RefusalKind.NotSignedIn);
    public static readonly Refusal LockedOut = new("staff.locked-out", RefusalKind.NotSignedIn);
    public static readonly Refusal SignInFirst = new("staff.sign-in-first", RefusalKind.NotSignedIn);
    public static readonly Refusal NotAllowed = new("staff.not-allowed", RefusalKind.NotAllowed);
    public static readonly Refusal NameTaken = new("staff.name-taken", RefusalKind.Conflict, Field: "name");
    public static readonly Refusal NameFormat = new("staff.name-format", RefusalKind.Invalid, Field: "name");
    public static readonly Refusal PasswordShort = new("staff.password-short", RefusalKind.Invalid, Field: "password");
    public static readonly Refusal NothingGranted = new("staff.nothing-granted", RefusalKind.Invalid, Field: "permissions");
    public static readonly Refusal NotFound = new("staff.not-found", RefusalKind.NotFound);
    public static readonly Refusal NotYourself = new("staff.not-yourself", RefusalKind.Conflict);
    public static readonly Refusal LinkDead = new("staff.link-dead", RefusalKind.NotFound);
}
