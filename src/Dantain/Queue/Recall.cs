using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>The same number is called again: after a pause, and up to the number of times the office allows.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Clerk">See <see cref="AtTheCounter"/>.</param>
/// <param name="Ticket">Which number is meant, as the screen showed it: refused when the counter has another by now.</param>
public sealed record Recall(int Counter, int? Clerk = null, int? Ticket = null) : OfficeDayCommand<TicketCalled>
{
    public override Result<TicketCalled> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketAt(Counter, Clerk, TicketAction.Recall, Ticket, out var ticket) is { } refusal) return refusal;
        var at = Moment(ticket, now);
        var rules = day.City.CallingAt(day.Office);
        if (ticket.Calls >= rules.MaxCalls) return QueueRefusals.CalledOften;
        if (ticket.CalledAt?.AddSeconds(rules.RecallPauseSeconds) - at is { Ticks: > 0 } left) return QueueRefusals.CalledJustNow((int)Math.Ceiling(left.TotalSeconds));
        var again = ticket with { Calls = ticket.Calls + 1, CalledAt = at };
        day.Put(again);
        return new TicketCalled(again.No, again.Label, Counter, again.Calls);
    }
}
