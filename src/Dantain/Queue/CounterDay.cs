using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Queue;

/// <summary>
/// What the facts of a day say to one clerk: how many they served, how many minutes one took on average (without those whose times somebody
/// doubted; null for none), and from which office and number a ticket was sent here.
/// </summary>
public sealed record CounterDay(int Served, int? AverageMinutes, IReadOnlyDictionary<int, (DayId Day, string Number)> SentHere)
{
    public static async Task<CounterDay> ReadAsync(DantainDb db, DayId day, int staff)
    {
        var mine = Actor.Staff(staff).ToString();
        var facts = await db.Facts.AsNoTracking().Where(f => f.Day == day.Value
            && (f.Kind == nameof(ServiceFinished) && f.Actor == mine || f.Kind == nameof(TimingDoubted) || f.Kind == nameof(TicketSentHere))).OrderBy(f => f.No).ToListAsync();
        var outcomes = facts.ConvertAll(FactText.Read);
        // A visit that was finished, undone and finished again counts once, and one that stands again not at all.
        var served = await db.Tickets.Where(t => t.Day == day.Value && t.State == TicketState.Served).Select(t => t.No).ToHashSetAsync();
        var finished = outcomes.OfType<ServiceFinished>().GroupBy(f => f.Ticket).Select(g => g.Last()).Where(f => served.Contains(f.Ticket)).ToList();
        var doubted = outcomes.OfType<TimingDoubted>().Select(d => d.Ticket).ToHashSet();
        var timed = finished.Where(f => !doubted.Contains(f.Ticket)).ToList();
        return new(finished.Count, timed.Count == 0 ? null : (int)Math.Ceiling(timed.Average(f => f.ServedSeconds) / 60),
            outcomes.OfType<TicketSentHere>().ToDictionary(s => s.Ticket, s => (new DayId(s.FromDay), s.FromNumber)));
    }
}
