using Dantain.History;
using Dantain.OfficeDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dantain.Storage;

/// <summary>
/// The tables of an office-day: lean rows keyed (day, number), because their width decides the speed (docs/performance.md).
/// Unique indexes and checks here have the last word over whatever the code believes.
/// </summary>
static class DayTables
{
    /// <summary>Written as a difference: <c>taken = taken + n</c>, and the capacity too, so that the check bites on what the database has and not on the copy.</summary>
    public const string Counted = "Dantain:Counted";
    /// <summary>An update without a value leaves what is there (personal data is not in the copy).</summary>
    public const string KeptWhenNull = "Dantain:KeptWhenNull";
    /// <summary>The day's version that last wrote the row.</summary>
    public const string Version = "Version";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<DayHead>(day =>
        {
            day.ToTable("office_day");
            day.Property(d => d.Id).ValueGeneratedNever();
            day.HasIndex(d => d.Date);
        });
        Rows<Slot>(model, "slot", slot =>
        {
            slot.ToTable(t => t.HasCheckConstraint("slot_taken_fits", "taken >= 0 AND taken <= capacity"));
            slot.Property(s => s.Taken).HasAnnotation(Counted, true);
            slot.Property(s => s.Capacity).HasAnnotation(Counted, true);
        });
        Rows<BlankStock>(model, "blank_stock", stock =>
        {
            stock.ToTable(t => t.HasCheckConstraint("stock_taken_fits", "taken >= 0 AND taken <= capacity"));
            stock.Property(s => s.Taken).HasAnnotation(Counted, true);
            stock.Property(s => s.Capacity).HasAnnotation(Counted, true);
        });
        Rows<Series>(model, "series");
        Rows<Booking>(model, "booking", booking =>
        {
            booking.Property(b => b.Reference).HasMaxLength(8);
            booking.Property(b => b.Village).HasMaxLength(16);
            booking.Property(b => b.Sealed).HasAnnotation(KeptWhenNull, true);
            booking.HasIndex(b => b.Reference).IsUnique();
            booking.HasIndex(b => new { b.Day, b.Series, b.Number }).IsUnique().HasFilter("number IS NOT NULL");
        });
        Rows<Item>(model, "item", item =>
            item.HasIndex(i => new { i.Subject, i.Group }).IsUnique().HasFilter("active AND subject IS NOT NULL"));
        Rows<Ticket>(model, "ticket", ticket => ticket.Property(t => t.Note).HasAnnotation(KeptWhenNull, true));
        Rows<Counter>(model, "counter");
        Rows<DrawSlip>(model, "draw_slip");
        Rows<Notice>(model, "notice");
        Rows<Fact>(model, "fact", fact => fact.HasIndex(f => f.Request).IsUnique().HasFilter("request IS NOT NULL"));
    }

    static void Rows<T>(ModelBuilder model, string table, Action<EntityTypeBuilder<T>>? more = null) where T : DayRow
    {
        var rows = model.Entity<T>();
        rows.ToTable(table);
        rows.HasKey(r => new { r.Day, r.No });
        rows.Property(r => r.Day).ValueGeneratedNever();
        rows.Property(r => r.No).ValueGeneratedNever();
        rows.Property<int>(Version);
        foreach (var property in rows.Metadata.ClrType.GetProperties().Where(p => p.SetMethod is null)) rows.Ignore(property.Name);
        more?.Invoke(rows);
    }
}
