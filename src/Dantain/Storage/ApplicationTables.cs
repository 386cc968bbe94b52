using Dantain.Applications;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>Applications: found by receipt, by visit, and by office and state; each item of a finished visit opens one at most.</summary>
static class ApplicationTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Application>(application =>
        {
            application.ToTable("application");
            application.Property(a => a.Id).ValueGeneratedNever();
            application.Property(a => a.Receipt).HasMaxLength(8);
            application.Property(a => a.Missing).HasMaxLength(2000);
            application.HasIndex(a => a.Receipt).IsUnique();
            application.HasIndex(a => new { a.Day, a.Booking, a.Fact, a.Place }).IsUnique();
            application.HasIndex(a => new { a.Office, a.State });
            application.HasIndex(a => a.Manifest).HasFilter("manifest IS NOT NULL");
            application.HasIndex(a => new { a.Service, a.State });
        });
        model.Entity<ApplicationEntry>(entry =>
        {
            entry.ToTable("application_entry");
            entry.HasKey(e => new { e.Application, e.No });
            entry.Property(e => e.Actor).HasMaxLength(40);
            entry.Property(e => e.Kind).HasMaxLength(40);
        });
        model.Entity<ApplicationNotice>().ToTable("application_notice");
        model.Entity<Manifest>(manifest =>
        {
            manifest.ToTable("manifest");
            manifest.Property(m => m.Id).ValueGeneratedNever();
            manifest.Property(m => m.Actor).HasMaxLength(40);
            manifest.HasIndex(m => new { m.To, m.SentAt });
        });
        model.Entity<CentreFault>(fault =>
        {
            fault.ToTable("centre_fault");
            fault.Property(f => f.Id).ValueGeneratedNever();
            fault.Property(f => f.Actor).HasMaxLength(40);
            fault.Property(f => f.EndedBy).HasMaxLength(40);
            fault.HasIndex(f => f.Service).IsUnique().HasFilter("until IS NULL");
        });
    }
}
