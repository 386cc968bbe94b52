using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Queue;

/// <summary>What the order of calling is decided on: who is present, the counters, and the settings of their office.</summary>
public readonly record struct Hall(IEnumerable<Ticket> Present, IEnumerable<Counter> Counters, Office Office, Calling Rules)
{
    public static Hall Of(OfficeDay day) => new(day.Present, day.Counters.All, day.Office, day.City.CallingAt(day.Office));
    public static Hall Of(DayView day) => new(day.Present, day.Counters, day.Office, day.City.CallingAt(day.Office));

    /// <summary>Whether this counter calls people who come first before all others.</summary>
    public bool IsForPriority(Counter counter) => Office.Counters.FirstOrDefault(c => c.No == counter.No) is { Priority: true };

    /// <summary>Whether it was transferred to a counter by name; a counter that is closed calls nobody, so others may.</summary>
    internal bool WaitsForAnother(Ticket ticket) =>
        ticket is { State: TicketState.Transferred, Counter: { } named } && Counters.Any(c => c.No == named && c.State != CounterState.Closed);
}
