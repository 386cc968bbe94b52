using Dantain.Blanks;
using Dantain.Bookings;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>What offices write down beside their days: displaced people they have reached, and cards that came and went.</summary>
static class PlanTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ReachedVisit>(visit =>
        {
            visit.ToTable("reached_visit");
            visit.HasKey(v => new { v.Day, v.Booking });
        });
        model.Entity<BlankEntry>(entry =>
        {
            entry.ToTable("blank_entry");
            entry.HasIndex(e => new { e.Office, e.Blank });
            entry.HasIndex(e => e.Refers).IsUnique().HasFilter("refers IS NOT NULL");
        });
    }
}
