namespace Dantain.OfficeDays;

public enum CounterState { Closed = 1, Open = 2, Paused = 3 }

/// <summary>A counter (loket) of the office on this day; <see cref="DayRow.No"/> is its number in the pack.</summary>
public sealed record Counter : DayRow
{
    public CounterState State { get; init; }
    /// <summary>Number of the staff member who works it.</summary>
    public int? Staff { get; init; }
    /// <summary>The service groups it calls, as bits: group number n is bit n − 1.</summary>
    public long Groups { get; init; }
    /// <summary>The ticket it has called or serves.</summary>
    public int? Ticket { get; init; }
    /// <summary>Regular tickets called since the last priority one.</summary>
    public int SincePriority { get; init; }
    /// <summary>Tickets booked and in time that were called since the last one that came without a time or late.</summary>
    public int SinceWalkIn { get; init; }
    /// <summary>Since when it asks the colleagues for help.</summary>
    public DateTimeOffset? HelpAt { get; init; }
    /// <summary>Number of the colleague who is on the way.</summary>
    public int? HelpBy { get; init; }

    /// <summary>The same counter once it has called this ticket.</summary>
    public Counter Calling(Ticket ticket) => this with
    {
        Ticket = ticket.No,
        SincePriority = ticket.Priority ? 0 : SincePriority + 1,
        SinceWalkIn = ticket.Priority ? SinceWalkIn : ticket.Came == Coming.InTime ? SinceWalkIn + 1 : 0,
    };

    public bool Serves(int group) => (Groups & Bit(group)) != 0;
    public static long Bit(int group) => 1L << (group - 1);
    public static long Bits(IEnumerable<int> groups) => groups.Aggregate(0L, (bits, g) => bits | Bit(g));
}
