using Dantain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Storage;

/// <summary>Messages to people: what is due is found by state and time, reports of providers by their id, limits by the keyed address.</summary>
static class MessageTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Message>(message =>
        {
            message.ToTable("message");
            message.Property(m => m.Id).ValueGeneratedNever();
            message.Property(m => m.ProviderId).HasMaxLength(200);
            message.Property(m => m.Reason).HasMaxLength(40);
            message.HasIndex(m => new { m.Day, m.Booking, m.Fact, m.Kind, m.Way }).IsUnique();
            message.HasIndex(m => new { m.State, m.Due });
            message.HasIndex(m => m.ProviderId).HasFilter("provider_id IS NOT NULL");
            message.HasIndex(m => new { m.Address, m.SentAt }).HasFilter("address IS NOT NULL");
        });
        model.Entity<LinkAsk>(ask =>
        {
            ask.ToTable("link_ask");
            ask.HasIndex(a => a.At);
        });
        model.Entity<ContactAnswer>(contact =>
        {
            contact.ToTable("contact_answer");
            contact.HasKey(c => c.Address);
        });
    }
}
