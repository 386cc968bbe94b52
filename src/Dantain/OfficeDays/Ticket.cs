namespace Dantain.OfficeDays;

/// <summary>Which action each state allows is in docs/states.md, compared with the code by a test.</summary>
public enum TicketState { Waiting = 1, Called = 2, Serving = 3, Served = 4, Parked = 5, Missed = 6, Transferred = 7, Left = 8 }

/// <summary>
/// Someone who is present, under the number of their booking: a ticket has the number in the day of the booking it belongs to.
/// One step can be undone for a minute: the row keeps the state, counter and group it had before its last change.
/// </summary>
public sealed record Ticket : DayRow
{
    public TicketState State { get; init; }
    public int Series { get; init; }
    public int Number { get; init; }
    /// <summary>The service group whose counters may call it now.</summary>
    public int Group { get; init; }
    public bool Priority { get; init; }
    /// <summary>When its turn counts from: the booked time for who came in the window, the arrival for walk-ins and late ones.</summary>
    public DateTimeOffset TurnFrom { get; init; }
    public DateTimeOffset ArrivedAt { get; init; }
    /// <summary>The counter that has it now or had it last; a transferred ticket may name the counter that shall call it.</summary>
    public int? Counter { get; init; }
    public int Calls { get; init; }
    public DateTimeOffset? CalledAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public TicketState? StateBefore { get; init; }
    public int? CounterBefore { get; init; }
    public int? GroupBefore { get; init; }
    public DateTimeOffset ChangedAt { get; init; }

    public bool CanBeCalled => State is TicketState.Waiting or TicketState.Transferred;
    public bool IsPresent => State is not (TicketState.Served or TicketState.Left);
    public string Label => OfficeDays.Series.Show(Series, Number);

    /// <summary>The same ticket one step on, remembering where it came from.</summary>
    public Ticket Step(TicketState to, int? counter, DateTimeOffset now) =>
        this with { State = to, Counter = counter, StateBefore = State, CounterBefore = Counter, GroupBefore = Group, ChangedAt = now };
}
