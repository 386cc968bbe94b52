using Dantain.Cities;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.CardStock;

/// <summary>Cards that were really handed over at visits, from the facts: what was finished, whatever had been booked, less what was taken back.</summary>
static class UsedCards
{
    static readonly string[] Kinds = [nameof(ServiceFinished), nameof(StepUndone)];

    /// <summary>By date, from the first to the last.</summary>
    public static async Task<IReadOnlyList<(DateOnly On, int Cards)>> ReadAsync(DantainDb db, City city, int office, BlankKind blank, DateOnly from, DateOnly to)
    {
        int first = DayId.Of(office, from).Value, last = DayId.Of(office, to).Value;   // days of an office follow each other
        var facts = await db.Facts.AsNoTracking().Where(f => f.Day >= first && f.Day <= last && Kinds.Contains(f.Kind)).OrderBy(f => f.Day).ThenBy(f => f.No).ToListAsync();
        return [.. facts.GroupBy(f => f.Day).Select(day => (new DayId(day.Key).Date, OfDay(day, city, blank)))];
    }

    internal static int OfDay(IEnumerable<Fact> facts, City city, BlankKind blank)
    {
        var byTicket = new Dictionary<int, int>();
        foreach (var outcome in facts.Select(FactText.Read))
        {
            if (outcome is ServiceFinished finished) byTicket[finished.Ticket] = Done(finished).Count(s => city.Service(s) is { BlankUse: BlankUse.Visit } service && service.Blank == blank.Code);
            else if (outcome is StepUndone { From: TicketState.Served } undone) byTicket.Remove(undone.Ticket);
        }
        return byTicket.Values.Sum();
    }

    static IEnumerable<int> Done(ServiceFinished finished) => finished.Items is { } items ? items.Where(i => i.End == ItemEnd.Done).Select(i => i.Service) : finished.Services;
}
