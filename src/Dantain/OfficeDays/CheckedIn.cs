using Dantain.History;

namespace Dantain.OfficeDays;

/// <summary>Somebody with a booking is here.</summary>
/// <param name="OurQueue">Minutes of a lateness that was made by the queue at our own door, as the officer declared; 0 for none. It did not count.</param>
public sealed record CheckedIn(int Ticket, string Number, DateTimeOffset TurnFrom, bool Late, bool Priority, int OurQueue = 0) : Outcome;
