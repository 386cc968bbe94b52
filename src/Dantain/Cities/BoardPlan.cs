namespace Dantain.Cities;

/// <summary>What a board shows beside the calls, and how it speaks.</summary>
/// <param name="Layout">calls (the last five calls stand beside the number) or counters (every counter with its number does, the last five below); calls when missing.</param>
/// <param name="Notices">Sentences for the hall, shown one after another at the foot.</param>
/// <param name="Volume">Of the voice in percent: 0 (never speaks) to 100.</param>
/// <param name="Quiet">Times of day in which it does not speak, such as prayer.</param>
/// <param name="English">Every call is said in English too.</param>
public sealed record BoardPlan(string? Layout = null, IReadOnlyList<Text>? Notices = null, int Volume = 100, IReadOnlyList<Span>? Quiet = null, bool English = false)
{
    public bool SpeaksAt(TimeOnly time) => Volume > 0 && Quiet?.Any(q => q.From <= time && time < q.To) != true;
}

/// <summary>A part of an office where people wait, with a board of its own: it shows and says the calls to its counters only.</summary>
/// <param name="Code">Lower case, unique in the office; appears in the address of its board.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Counters">Numbers of its counters, one or more.</param>
/// <param name="Board">Its board; the office's when missing.</param>
public sealed record Zone(string Code, Text Name, IReadOnlyList<int> Counters, BoardPlan? Board = null);
