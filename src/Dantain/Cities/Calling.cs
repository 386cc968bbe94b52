namespace Dantain.Cities;

/// <summary>What an office does differently from its city when it calls; what is missing is as the city's rules say, in their units and limits.</summary>
/// <param name="RegularPerPriority">Regular tickets called between two priority tickets: 0 to 20.</param>
/// <param name="BookedPerWalkIn">Tickets booked and in time that are called between two of those who came without a time or late: 0 to 20.</param>
/// <param name="LongestWaitMinutes">Whoever has waited longer goes before all regular tickets: 15 to 480.</param>
/// <param name="MaxCalls">Calls of one ticket before it counts as missed: 1 to 10.</param>
/// <param name="RecallPauseSeconds">Between two calls of the same number: 0 to 120.</param>
/// <param name="PutOffMinutes">For how long a visitor who is not ready is put off: 1 to 120.</param>
public sealed record OfficeCalling(int? RegularPerPriority = null, int? BookedPerWalkIn = null, int? LongestWaitMinutes = null, int? MaxCalls = null, int? RecallPauseSeconds = null, int? PutOffMinutes = null)
{
    /// <summary>The settings that hold at this office, each of them known.</summary>
    internal static Calling Of(Rules city, OfficeCalling? office) => new(
        office?.RegularPerPriority ?? city.RegularPerPriority, office?.BookedPerWalkIn ?? city.BookedPerWalkIn, office?.LongestWaitMinutes ?? city.LongestWaitMinutes,
        office?.MaxCalls ?? city.MaxCalls, office?.RecallPauseSeconds ?? city.RecallPauseSeconds, office?.PutOffMinutes ?? city.PutOffMinutes);
}

/// <summary>How one office calls; the units and limits are those of <see cref="Rules"/>.</summary>
public readonly record struct Calling(int RegularPerPriority, int BookedPerWalkIn, int LongestWaitMinutes, int MaxCalls, int RecallPauseSeconds, int PutOffMinutes);
