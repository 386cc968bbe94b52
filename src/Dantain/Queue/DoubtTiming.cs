using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record TimingDoubted(int Ticket, string Number) : Outcome;

/// <summary>
/// The clerk says that the times of this visit are wrong (a button pressed late, a break in between): it counts as a visit, its times count in no
/// statistic. Nothing is changed, because what happened is never changed.
/// </summary>
public sealed record DoubtTiming(int Ticket, int? Clerk = null) : OfficeDayCommand<TimingDoubted>
{
    public override Result<TimingDoubted> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.TicketFor(Ticket, Clerk, TicketAction.DoubtTiming, out var ticket) is { } refusal) return refusal;
        return new TimingDoubted(ticket.No, ticket.Label);
    }
}
