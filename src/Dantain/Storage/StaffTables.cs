using Dantain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>Accounts of the staff: only what signing in needs. No roles, claims or logins of others: what a member may do are grants.</summary>
static class StaffTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<StaffMember>(staff =>
        {
            staff.ToTable("staff_member");
            staff.Property(s => s.UserName).HasMaxLength(40);
            staff.Property(s => s.NormalizedUserName).HasMaxLength(40);
            staff.HasIndex(s => s.NormalizedUserName).IsUnique();
            staff.Property(s => s.ConcurrencyStamp).IsConcurrencyToken();
            staff.Ignore(s => s.Email).Ignore(s => s.NormalizedEmail).Ignore(s => s.EmailConfirmed);
            staff.Ignore(s => s.PhoneNumber).Ignore(s => s.PhoneNumberConfirmed);
        });
        model.Entity<StaffGrant>(grant =>
        {
            grant.ToTable("staff_grant");
            grant.HasIndex(g => new { g.Staff, g.Office, g.Permission }).IsUnique();
            grant.HasOne<StaffMember>().WithMany(s => s.Grants).HasForeignKey(g => g.Staff);
        });
        model.Entity<StaffInvite>().ToTable("staff_invite");
    }
}
