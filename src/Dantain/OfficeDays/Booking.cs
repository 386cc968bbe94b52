using System.Text.Json.Serialization;

namespace Dantain.OfficeDays;

/// <summary>Which action each state allows is in docs/states.md, compared with the code by a test.</summary>
public enum BookingState
{
    Held = 1, Confirmed = 2, Arrived = 3, Closed = 4,
    CancelledByCitizen = 5, RevokedByOffice = 6, Expired = 7, NoShow = 8, Moved = 9,
}

/// <summary>
/// A promise: somebody will come to this office at this time for these items. Walk-ins have one too, made and arrived in one act.
/// The number is given when the booking is confirmed and never reused; a visit that moves gets a new row and a new number and keeps its reference,
/// so the QR in the person's hand stays right.
/// </summary>
public sealed record Booking : DayRow
{
    /// <summary>8 characters people read and type; null once the visit has moved and its new booking carries it.</summary>
    public string? Reference { get; init; }
    public Channel Channel { get; init; }
    public BookingState State { get; init; }
    public TimeOnly Start { get; init; }
    /// <summary>Version of the city pack whose texts and minutes were promised.</summary>
    public int Pack { get; init; }
    public int FirstItem { get; init; }
    public int ItemCount { get; init; }
    public DateTimeOffset? HoldUntil { get; init; }
    public int Extensions { get; init; }
    public int? Series { get; init; }
    public int? Number { get; init; }
    /// <summary>Comes first; who decided it stands in the fact, why does not.</summary>
    public bool Priority { get; init; }
    /// <summary>Wants to hear the call in English too, after the Indonesian one.</summary>
    public bool English { get; init; }
    /// <summary>Code of the kelurahan or desa where the applicant lives; null for people from outside the city and where nobody asked.</summary>
    public string? Village { get; init; }
    /// <summary>The applicant and subjects, sealed; written when given, never loaded into the copy.</summary>
    [JsonIgnore]
    public byte[]? Sealed { get; init; }

    public bool IsActive => State is BookingState.Held or BookingState.Confirmed or BookingState.Arrived;
    /// <summary>Ended or not: its places were used, or were its own until their time was over.</summary>
    public bool KeepsPlaces => IsActive || State is BookingState.Closed or BookingState.NoShow;
    /// <summary>Taken from the phone for now: only arriving makes a visit of it, nothing else does.</summary>
    public bool IsForNow => State == BookingState.Held && Channel != Channel.Online;
    public string? Label => Series is { } s && Number is { } n ? OfficeDays.Series.Show(s, n) : null;

    internal override DayRow Remembered() => Sealed is null ? this : this with { Sealed = null };
    internal override bool Leaves(DayRow before) => Reference is null && ((Booking)before).Reference is not null;
}

/// <summary>One service for one subject. While active, no second item of this subject and service group exists anywhere in the city.</summary>
public sealed record Item : DayRow
{
    public int Booking { get; init; }
    public int Service { get; init; }
    public int Group { get; init; }
    /// <summary>Keyed hash of the subject's identity; null for a subject without a number (a newborn).</summary>
    public long? Subject { get; init; }
    public bool Active { get; init; }
    public int Places { get; init; }
    /// <summary>Where they are when not all at the time of the visit, as <see cref="OfficeDays.Spread"/> writes it: number of the slot and places, <c>12:1 13:2</c>.</summary>
    public string? Spread { get; init; }
    /// <summary>Number of the blank kind whose card it has or was given at the visit, 0 for none and once the card is given back.</summary>
    public int Blank { get; init; }

    internal override bool Leaves(DayRow before) => !Active && ((Item)before).Active;
}
