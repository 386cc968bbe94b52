using Dantain.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Staff;

/// <summary>The accounts of the demo profile: <c>admin</c>, and <c>petugas-OFFICE</c> for every office. Everybody knows their password.</summary>
public sealed class DemoStaff(DantainDb db, UserManager<StaffMember> users)
{
    public const string Password = "dantain-demo";
    public const string Administrator = "admin";
    public static string OfficerOf(string office) => $"petugas-{office}";

    static readonly Permission[] OfOfficers = [Permission.CheckIn, Permission.Serve, Permission.CallOutOfOrder, Permission.BookForOthers, Permission.ManageDay, Permission.HandlePapers];

    public Task<bool> ExistsAsync() => db.Staff.AnyAsync(s => s.Demo);

    /// <summary>Adds who is missing. One hash serves them all: the password is no secret, and hashing it for each would hold up the start.</summary>
    public async Task AddMissingAsync(IEnumerable<(int No, string Code)> offices)
    {
        var there = (await db.Staff.Select(s => s.UserName!).ToListAsync()).ToHashSet();
        var hash = users.PasswordHasher.HashPassword(new(), Password);
        Add(Administrator, null, Enum.GetValues<Permission>());
        foreach (var office in offices) Add(OfficerOf(office.Code), office.No, OfOfficers);
        await db.SaveChangesAsync();

        void Add(string name, int? office, Permission[] permissions)
        {
            if (there.Contains(name)) return;
            db.Add(new StaffMember
            {
                UserName = name,
                NormalizedUserName = users.NormalizeName(name),
                PasswordHash = hash,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
                Demo = true,
                Grants = [.. permissions.Select(p => new StaffGrant { Office = office, Permission = p })],
            });
        }
    }
}
