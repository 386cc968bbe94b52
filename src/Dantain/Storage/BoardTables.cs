using Dantain.Boards;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>What boards play.</summary>
static class BoardTables
{
    public static void Configure(ModelBuilder model) => model.Entity<RecordedClip>(clip =>
    {
        clip.ToTable("recorded_clip");
        clip.HasKey(c => new { c.Office, c.Clip });
        clip.Property(c => c.Clip).HasMaxLength(24);
        clip.Property(c => c.Type).HasMaxLength(16);
        clip.Property(c => c.Hash).HasMaxLength(16);
    });
}
