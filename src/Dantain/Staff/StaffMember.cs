using Microsoft.AspNetCore.Identity;

namespace Dantain.Staff;

/// <summary>Somebody of the agency who signs in. Facts carry the number, never the name.</summary>
public sealed class StaffMember : IdentityUser<int>
{
    /// <summary>May no longer sign in, and is signed out; never deleted, because facts carry the number.</summary>
    public bool Disabled { get; set; }

    /// <summary>Made by the demo profile with a password everybody knows: where one exists, production refuses to start.</summary>
    public bool Demo { get; set; }

    /// <summary>Written together with the member; read through <see cref="StaffAccess"/>.</summary>
    public IList<StaffGrant> Grants { get; init; } = [];
}

/// <summary>One permission of one member, at the office of this number or, when null, at all.</summary>
public sealed record StaffGrant
{
    public int Id { get; init; }
    public int Staff { get; init; }
    public int? Office { get; init; }
    public Permission Permission { get; init; }
}

/// <summary>The one-time link by which the first administrator comes in: only the hash of its key is stored, and it dies with its use.</summary>
public sealed record StaffInvite
{
    public int Id { get; init; }
    public byte[] Hash { get; init; } = [];
    public DateTimeOffset Until { get; init; }
}
