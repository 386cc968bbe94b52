using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Reports;

/// <summary>
/// How good the estimates of a day were: what each ticket was told when it began to wait, against the time until it was called for the first
/// time. Who left before counts in nothing.
/// </summary>
/// <param name="Waits">How many were told something and were called.</param>
/// <param name="Covered">Of a hundred, how many were called no later than they were told; about ninety is right, more is a range that says nothing.</param>
/// <param name="Error">The median of how far the likely time was off, in whole minutes, rounded up.</param>
public sealed record ToldWaits(int Waits, int Covered, int Error)
{
    /// <summary>By day; one where nobody was told anything and called is missing.</summary>
    public static async Task<IReadOnlyDictionary<int, ToldWaits>> ReadAsync(DantainDb db, IReadOnlyCollection<int> days)
    {
        var told = await db.Tickets.AsNoTracking().Where(t => days.Contains(t.Day) && t.ToldLikely != null && t.ToldAtMost != null && t.CalledAt != null).ToListAsync();
        if (told.Count == 0) return new Dictionary<int, ToldWaits>();
        var calls = await db.Facts.AsNoTracking().Where(f => days.Contains(f.Day) && f.Kind == nameof(TicketCalled)).OrderBy(f => f.Day).ThenBy(f => f.No).ToListAsync();
        var first = new Dictionary<(int Day, int Ticket), DateTimeOffset>();
        foreach (var call in calls) first.TryAdd((call.Day, ((TicketCalled)FactText.Read(call)).Ticket), call.At);
        return told.Where(t => first.ContainsKey((t.Day, t.No))).GroupBy(t => t.Day).ToDictionary(d => d.Key, d => Of([.. d.Select(t => (t, (first[(t.Day, t.No)] - t.ArrivedAt).TotalSeconds))]));
    }

    static ToldWaits Of((Ticket Ticket, double Seconds)[] waits)
    {
        double[] errors = [.. waits.Select(w => Math.Abs(w.Seconds - w.Ticket.ToldLikely!.Value)).Order()];
        return new(waits.Length, (int)Math.Round(waits.Count(w => w.Seconds <= w.Ticket.ToldAtMost) * 100d / waits.Length), (int)Math.Ceiling(errors[errors.Length / 2] / 60));
    }
}
