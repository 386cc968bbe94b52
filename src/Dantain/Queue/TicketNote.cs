using System.Text;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Queue;

/// <summary>The note of a ticket as text: sealed for its day and number, and gone with the day.</summary>
public static class TicketNote
{
    const int MostDaysAtOnce = 20;   // small pieces, so that nobody waits for the database

    public static byte[] Seal(Vault vault, DayId day, int ticket, string text) => vault.Seal(Encoding.UTF8.GetBytes(text), Context(day, ticket));

    public static async Task<string?> ReadAsync(DantainDb db, Vault vault, DayId day, int ticket) =>
        await db.Tickets.Where(t => t.Day == day.Value && t.No == ticket).Select(t => t.Note).SingleOrDefaultAsync() is { } note
            ? Encoding.UTF8.GetString(vault.Open(note, Context(day, ticket))) : null;

    /// <summary>How many notes of days that are over were erased.</summary>
    public static async Task<int> ForgetAsync(Store store, CityClock clock)
    {
        var today = clock.Today;
        await using var db = store.Open();
        var days = await db.Days.Where(d => d.Date < today && db.Tickets.Any(t => t.Day == d.Id && t.Note != null)).Select(d => d.Id).Take(MostDaysAtOnce).ToListAsync();
        if (days.Count == 0) return 0;
        using var gate = await store.WriteGateAsync();
        return await db.Tickets.Where(t => days.Contains(t.Day) && t.Note != null).ExecuteUpdateAsync(t => t.SetProperty(x => x.Note, (byte[]?)null));
    }

    static byte[] Context(DayId day, int ticket) => Encoding.ASCII.GetBytes($"note:{day.Value}:{ticket}");
}
