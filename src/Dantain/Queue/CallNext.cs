using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary><paramref name="Reason"/> is set when the order was not followed; <paramref name="As"/> says which part of the order it was, and is missing for a recall.</summary>
public sealed record TicketCalled(int Ticket, string Number, int Counter, int Calls, string? Reason = null, CalledAs? As = null) : Outcome;

/// <summary>The counter calls whoever is next. Two counters never get the same person: the second call sees the first.</summary>
public sealed record CallNext(int Counter, int? Clerk = null) : OfficeDayCommand<TicketCalled>
{
    public override Result<TicketCalled> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.CounterToCall(Counter, Clerk, out var counter) is { } refusal) return refusal;
        if (CallingOrder.Next(Hall.Of(day), counter, now) is not { } next) return QueueRefusals.NobodyWaits;
        var called = day.Call(counter, next.Ticket, next.Why, now);
        return new TicketCalled(called.No, called.Label, counter.No, called.Calls, As: next.Why);
    }
}
