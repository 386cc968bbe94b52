using Dantain.History;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>The log of looks at personal data: keys only, read by time.</summary>
static class AccessTables
{
    public static void Configure(ModelBuilder model) => model.Entity<AccessEntry>(entry =>
    {
        entry.ToTable("access_log");
        entry.HasIndex(e => e.At);
    });
}
