using Dantain.Cities;

namespace Dantain.Web.Api;

/// <summary>Who somebody is: a NIK, or a number of another kind (passport with the three-letter country, stayPermit).</summary>
sealed record PersonRequest(string Name, string? Nik = null, string? Kind = null, string? Issuer = null, string? Number = null, string? Phone = null, string? Email = null);

/// <summary>One service, for the applicant or for somebody else; <c>subject</c> without a number is somebody who has none yet.</summary>
sealed record ItemRequest(string Service, PersonRequest? Subject = null);

/// <summary>Books and confirms in one act. Dates as 2026-11-24, times as 08:30, both local to the city.</summary>
sealed record BookingRequest(string Office, string Date, string Start, PersonRequest Applicant, IReadOnlyList<ItemRequest> Items, string? Village = null);

/// <summary>The link's token is in the path; the phone's last four digits prove that the link is one's own.</summary>
sealed record ChangeRequest(string? PhoneLastFour = null);

sealed record RescheduleRequest(string Office, string Date, string Start, string? PhoneLastFour = null);

/// <summary><c>token</c> is what the QR and links carry; <c>number</c> is null while the place is only held.</summary>
sealed record BookingAnswer(string Reference, string Token, string? Number, string Office, string Date, string Start, string State, DateTimeOffset? HeldUntil = null);

/// <summary><c>ahead</c> to <c>aheadMost</c>: about how many are called before it, null unless it waits.</summary>
sealed record MyBookingAnswer(string Reference, string? Number, string Office, string Date, string Start, string State, DateTimeOffset? HeldUntil, string[] Services,
    string? Queue, int? Counter, int? Ahead, int? AheadMost);

sealed record OfficeAnswer(string Code, string Name, string Kind, string? Address, string District, double Lat, double Lng, bool ApproximatePlace);

sealed record ServiceAnswer(string Code, Text Name, string Group, int Minutes, bool InPerson, bool ProxyAllowed, string[] Forms);

sealed record NextFreeAnswer(string Office, string? Date, string? Start, int Free, string State);

sealed record TimeAnswer(DateTimeOffset Now, string Today, string Zone, double Speed);
