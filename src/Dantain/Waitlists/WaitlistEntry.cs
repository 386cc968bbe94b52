using System.Globalization;
using Dantain.Brakes;

namespace Dantain.Waitlists;

/// <summary>Where somebody stands on the list. Values are stored; docs/states.md says what leads where.</summary>
public enum WaitState
{
    Waiting = 1,
    /// <summary>A place is held for them until <see cref="WaitlistEntry.OfferUntil"/>.</summary>
    Offered = 2,
    /// <summary>They have taken a place.</summary>
    Taken = 3,
    /// <summary>They no longer want one.</summary>
    Left = 4,
    /// <summary>The last date that would do has come, or they have a visit by other ways.</summary>
    Over = 5,
    /// <summary>They had as many offers as the city makes.</summary>
    Spent = 6,
}

/// <summary>
/// Somebody's place on the waitlist: for a visit where all was full, or for an earlier time of the visit they have. It is no booking. Rank
/// is the moment of joining; an offer that is let pass does not change it. Changed only by updates that name the state they change.
/// </summary>
public sealed record WaitlistEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    /// <summary>What its link is signed for; 8 characters as of a booking, but not one.</summary>
    public string Reference { get; init; } = "";
    public DateTimeOffset JoinedAt { get; init; }
    public WaitState State { get; init; } = WaitState.Waiting;
    /// <summary>The only office that would do; null for any.</summary>
    public int? Office { get; init; }
    /// <summary>The last date that would do.</summary>
    public DateOnly LastDate { get; init; }
    public string? Village { get; init; }
    /// <summary>Reference of the visit that would move; null for somebody without one.</summary>
    public string? Visit { get; init; }
    /// <summary>Who waits, sealed as in a booking; gone with the entry's end. A visit has its own.</summary>
    public byte[]? Sealed { get; init; }
    /// <summary>Keyed hashes of the applicant, the device and the phone, and the helper's number, for limits.</summary>
    public long? Applicant { get; init; }
    public long? Device { get; init; }
    public long? Phone { get; init; }
    public int? Helper { get; init; }
    /// <summary>The population register gave no match.</summary>
    public bool Unverified { get; init; }
    /// <summary>Offers made, the open one included.</summary>
    public int Offers { get; init; }
    /// <summary>Offers planned, those too that did not count: each has a hold of its own, whatever an earlier one at the same time came to.</summary>
    public int Plans { get; init; }
    public int? OfferDay { get; init; }
    public TimeOnly? OfferStart { get; init; }
    public DateTimeOffset? OfferUntil { get; init; }
    /// <summary>Number of the held booking on that day; null while the hold is being made.</summary>
    public int? OfferBooking { get; init; }
    /// <summary>Times they let pass, which are not offered to them again.</summary>
    public string Passed { get; init; } = "";
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsLive => State is WaitState.Waiting or WaitState.Offered;

    /// <summary>A place is held for them, and may still be taken.</summary>
    public bool HasOffer(DateTimeOffset now) => this is { State: WaitState.Offered, OfferBooking: not null } && OfferUntil > now;

    /// <summary>For whom the visit counts, once the place is taken.</summary>
    internal Counted ToCounted() => new(Applicant, Phone, Device, Helper, Unverified);

    public bool HasPassed(int day, TimeOnly start) => Passed.Contains(TimeKey(day, start), StringComparison.Ordinal);

    /// <summary>Those they let pass with the offer that is over now.</summary>
    internal string PassedWithOffer => OfferDay is { } day && OfferStart is { } start ? Passed + TimeKey(day, start) : Passed;

    static string TimeKey(int day, TimeOnly start) => string.Create(CultureInfo.InvariantCulture, $"[{day} {start:HHmm}]");
}

/// <summary>One service for one subject that somebody waits for. While active, no second one of this subject and service group is on the list.</summary>
public sealed record WaitlistItem
{
    public Guid Entry { get; init; }
    public int No { get; init; }
    public int Service { get; init; }
    public int Group { get; init; }
    /// <summary>Keyed hash of the subject's identity; null for a subject without a number.</summary>
    public long? Subject { get; init; }
    public bool Active { get; init; }
}
