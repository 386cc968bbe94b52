using Dantain.History;

namespace Dantain.OfficeDays;

/// <summary>The visit is now here. A confirmed one has a new number; the reference, and so the QR, is the old one.</summary>
public sealed record VisitMovedHere(int Booking, string Reference, string? Number, TimeOnly Start, DateTimeOffset? HoldUntil, int FromDay, int FromBooking, int[] Services, string? Village) : Outcome;

/// <summary>The visit is no longer here.</summary>
public sealed record VisitMovedAway(int Booking, int ToDay, int ToBooking) : Outcome;
