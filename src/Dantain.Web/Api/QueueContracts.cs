namespace Dantain.Web.Api;

sealed record SignInRequest(string User, string Password);

/// <summary>No content: {} or an empty body.</summary>
sealed record NothingRequest;

/// <summary><c>code</c> is the reference a person reads out, or the 20 characters of the QR.</summary>
sealed record CheckInRequest(string Code, bool Priority = false);

/// <summary>A number on the spot for these services, by code.</summary>
sealed record TicketRequest(IReadOnlyList<string> Services, bool Priority = false);

/// <summary>One service of somebody who takes part in the draw at opening.</summary>
sealed record SlipRequest(string Service, bool Priority = false);

sealed record CodeRequest(string Code);

sealed record RevokeRequest(string Code, string Reason);

/// <summary>The visit of this code is to be at this office, date and time.</summary>
sealed record MoveRequest(string Code, string Office, string Date, string Start);

/// <summary>Groups by code; those of the plan when none is named.</summary>
sealed record OpenCounterRequest(IReadOnlyList<string>? Groups = null);

sealed record CallRequest(int Ticket, string Reason);

sealed record ReasonRequest(string Reason);

sealed record TransferRequest(string Group, int? Counter = null);

/// <summary>A short text without personal data.</summary>
sealed record NoteRequest(string Note);

/// <summary>Code of the office where the visit goes on.</summary>
sealed record SendRequest(string Office);

sealed record PlacesRequest(int Wanted);

/// <summary>Under this number somebody waits now; <c>late</c>: after the window of the booked time, so the turn counts from the arrival.</summary>
sealed record CheckedInAnswer(int Ticket, string Number, DateTimeOffset TurnFrom, bool Late, bool Priority);

sealed record TakenAnswer(int Ticket, string Number, string Reference, string Token, string Start, DateTimeOffset TurnFrom, bool Priority, DateTimeOffset? ReturnUntil = null);

/// <summary><c>state</c> is waiting (for the draw), won (then <c>number</c> says what), lost or placed (lost, and a place was given); <c>rank</c> is the place in the order drawn.</summary>
sealed record SlipAnswer(int Slip, string State, bool Priority, int? Rank = null, TakenAnswer? Number = null);

/// <summary>All slips as drawn, of whom <c>won</c> got a number; <c>seed</c> and <c>after</c> are what anybody repeats it with.</summary>
sealed record DrawnAnswer(int[] Order, int Won, string Seed, int After);

/// <summary><c>as</c> is the part of the order it was called by; missing for a recall.</summary>
sealed record CalledAnswer(int Ticket, string Number, int Counter, int Calls, string? Reason = null, string? As = null);

/// <summary>A counter that asks its colleagues for help, or no longer does.</summary>
sealed record HelpAnswer(int Counter, bool Asks, int? Staff = null);

/// <summary>At the other office: the new number, with the turn of the old one, in the order from <c>backAt</c> on.</summary>
sealed record SentAnswer(int Ticket, string Number, string Office, string FromNumber, DateTimeOffset TurnFrom, DateTimeOffset BackAt);

sealed record CounterAnswer(int Counter, string State, int? Staff = null, string[]? Groups = null);

/// <summary>Where a ticket stands after a verb.</summary>
sealed record TicketAnswer(int Ticket, string Number, string State, int? Counter = null, string? Group = null, string? Reason = null, DateTimeOffset? BackAt = null);

/// <summary>Done with this ticket, which stands where it stood.</summary>
sealed record NumberAnswer(int Ticket, string Number);

sealed record FinishedAnswer(int Ticket, string Number, int Counter, string State, int WaitedSeconds, int ServedSeconds);

/// <summary><c>booking</c> is the number in the day, as in the export.</summary>
sealed record EndedAnswer(int Booking, string Reference, string State, string? Reason = null);

sealed record DayEndedAnswer(int NoShows, int Left, int Expired);

sealed record PlacesAnswer(int Slot, int Wanted, int Capacity, int Displaced);

/// <summary>The queue has this version now: whoever shows an earlier one reads again. <c>help</c> changes with who asks for help and who comes.</summary>
sealed record PokeAnswer(int Version, string Help);
