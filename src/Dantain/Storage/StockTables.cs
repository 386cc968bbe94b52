using Dantain.CardStock;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>The ledger of cards: each line has its number, each request is written once, a promised delivery ends once.</summary>
static class StockTables
{
    public static void Configure(ModelBuilder model) => model.Entity<BlankEntry>(entry =>
    {
        entry.ToTable("blank_entry");
        entry.HasKey(e => new { e.Office, e.Blank, e.No });
        entry.Property(e => e.Actor).HasMaxLength(40);
        entry.Property(e => e.Reason).HasMaxLength(StockAct.LongestReason);
        entry.HasIndex(e => e.Request).IsUnique();
        entry.HasIndex(e => new { e.Office, e.Blank, e.Of }).IsUnique().HasFilter("\"of\" IS NOT NULL");
    });
}
