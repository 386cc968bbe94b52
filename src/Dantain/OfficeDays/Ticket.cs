using System.Text.Json.Serialization;

namespace Dantain.OfficeDays;

/// <summary>Which action each state allows is in docs/states.md, compared with the code by a test.</summary>
public enum TicketState { Waiting = 1, Called = 2, Serving = 3, Served = 4, Parked = 5, Missed = 6, Transferred = 7, Left = 8 }

/// <summary>How somebody came: without a time of their own, within the window of it (booked, or to come back at), or after it.</summary>
public enum Coming { OnTheSpot = 0, InTime = 1, Late = 2 }

/// <summary>Why a counter called this ticket and no other; <see cref="Chosen"/> is the only one that leaves the order, and its fact has a reason.</summary>
public enum CalledAs { Named = 1, LongWait = 2, Booked = 3, Between = 4, Priority = 5, Early = 6, Chosen = 7 }

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
    /// <summary>The call is said in English too, after the Indonesian one.</summary>
    public bool English { get; init; }
    /// <summary>When its turn counts from: the booked time for who came in the window, the arrival for walk-ins and late ones.</summary>
    public DateTimeOffset TurnFrom { get; init; }
    public DateTimeOffset ArrivedAt { get; init; }
    /// <summary>Told to come back between <see cref="TurnFrom"/> and then; null for who was not sent away. Called from the first on and not sooner; after the second nothing is lost.</summary>
    public DateTimeOffset? ReturnUntil { get; init; }
    public Coming Came { get; init; }
    /// <summary>Why it was called last; means something only from the call on.</summary>
    public CalledAs? CalledAs { get; init; }
    /// <summary>What it was told when it began to wait, in seconds from its arrival: called as likely sooner as later (P50). Null when nothing could be told.</summary>
    public int? ToldLikely { get; init; }
    /// <summary>And with nine of ten no later than this (P90).</summary>
    public int? ToldAtMost { get; init; }
    /// <summary>Open counters that could call it then.</summary>
    public int? ToldCounters { get; init; }
    /// <summary>When a parked ticket is in the order again by itself; means something only while it is parked.</summary>
    public DateTimeOffset? BackAt { get; init; }
    /// <summary>A short text for the next colleague, sealed like personal data; written when given, never loaded into the copy, erased after the day.</summary>
    [JsonIgnore]
    public byte[]? Note { get; init; }
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
    /// <summary>From when on it has waited: who came before their time has waited only since then.</summary>
    public DateTimeOffset WaitsSince => TurnFrom > ArrivedAt ? TurnFrom : ArrivedAt;
    /// <summary>Whether it stands in the order of calling now: put off is only until its time.</summary>
    public bool IsInOrder(DateTimeOffset now) => CanBeCalled || State == TicketState.Parked && BackAt <= now;
    /// <summary>Told to come back later, and that time has not come.</summary>
    public bool IsAway(DateTimeOffset now) => ReturnUntil is not null && TurnFrom > now;
    public bool IsPresent => State is not (TicketState.Served or TicketState.Left);
    public string Label => OfficeDays.Series.Show(Series, Number);

    internal override DayRow Remembered() => Note is null ? this : this with { Note = null };

    /// <summary>The same ticket one step on, remembering where it came from.</summary>
    public Ticket Step(TicketState to, int? counter, DateTimeOffset now) =>
        this with { State = to, Counter = counter, StateBefore = State, CounterBefore = Counter, GroupBefore = Group, ChangedAt = now };
}
