using Dantain.Waitlists;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>Who waits, and for what. Few rows, apart from an office's days; the index of subjects has the last word on who is on the list.</summary>
static class WaitlistTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<WaitlistEntry>(entry =>
        {
            entry.ToTable("waitlist_entry");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Reference).HasMaxLength(8);
            entry.Property(e => e.Visit).HasMaxLength(8);
            entry.Property(e => e.Village).HasMaxLength(16);
            entry.Property(e => e.Passed).HasMaxLength(300);
            entry.Ignore(e => e.IsLive);
            entry.HasIndex(e => e.Reference).IsUnique();
            entry.HasIndex(e => new { e.State, e.JoinedAt });
            entry.HasIndex(e => new { e.OfferDay, e.OfferBooking }).HasFilter("offer_booking IS NOT NULL");
        });
        model.Entity<WaitlistItem>(item =>
        {
            item.ToTable("waitlist_item");
            item.HasKey(i => new { i.Entry, i.No });
            item.HasOne<WaitlistEntry>().WithMany().HasForeignKey(i => i.Entry).OnDelete(DeleteBehavior.Cascade);
            item.HasIndex(i => new { i.Subject, i.Group }).IsUnique().HasFilter("active AND subject IS NOT NULL");
        });
    }
}
