using Dantain.Brakes;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>What the brakes count, and the devices they let pass.</summary>
static class BrakeTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<BrakeMark>(mark =>
        {
            mark.ToTable("brake_mark");
            mark.HasKey(m => new { m.Kind, m.Key, m.Reference });
            mark.Property(m => m.Reference).HasMaxLength(8);
            mark.HasIndex(m => m.Reference);
            mark.HasIndex(m => m.At);
        });
        model.Entity<DigitGuess>(guess =>
        {
            guess.ToTable("digit_guess");
            guess.HasKey(g => g.Reference);
            guess.Property(g => g.Reference).HasMaxLength(8);
            guess.HasIndex(g => g.At);
        });
        model.Entity<KnownDevice>(device =>
        {
            device.ToTable("known_device");
            device.Property(d => d.Place).HasMaxLength(80);
            device.Property(d => d.Printer).HasMaxLength(40);
            device.HasIndex(d => d.LinkHash).IsUnique();
            device.HasIndex(d => d.Device);
        });
    }
}
