using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Web.Citizen.Tickets;

namespace Dantain.Web.Doors;

/// <summary>The one clear state in which the door leaves somebody; each has a word, a colour, an icon, a sound and a vibration of its own.</summary>
enum DoorState
{
    /// <summary>Present in the window of their time.</summary>
    Welcome,
    /// <summary>Present after it: served all the same.</summary>
    Late,
    /// <summary>A number on the spot, or a visit received from elsewhere.</summary>
    Given,
    /// <summary>A slip for the draw at opening.</summary>
    InDraw,
    /// <summary>A booked place for whoever drew no number.</summary>
    Placed,
    /// <summary>The receipt of papers: nobody to check in, a document to collect.</summary>
    PickUp,
    TooEarly, OtherOffice, OtherDay, Already, Cancelled, Unfinished,
    /// <summary>No place is left on the spot.</summary>
    Full,
    /// <summary>The code finds nothing.</summary>
    Unknown,
    /// <summary>Anything else that is refused, in its own words.</summary>
    Refused,
}

/// <summary>What the officer and the person read together.</summary>
sealed record DoorAnswer(DoorState State)
{
    public string? Number { get; init; }
    /// <summary>The sentence below the word.</summary>
    public string Says { get; init; } = "";
    /// <summary>Names of the counters that will call.</summary>
    public string? Where { get; init; }
    public bool Priority { get; init; }
    /// <summary>Masked, to compare with who stands there.</summary>
    public string? Name { get; init; }
    public bool IsVerified { get; init; }
    /// <summary>Papers that were not ready when the visit was booked.</summary>
    public IReadOnlyList<Paper> Missing { get; init; } = [];
    /// <summary>A visit of elsewhere that may be received here: its code.</summary>
    public string? Receive { get; init; }
    /// <summary>A document lies here, and whoever is at the door may hand it over.</summary>
    public bool Collect { get; init; }
    /// <summary>The link of a ticket somebody takes home.</summary>
    public string? Token { get; init; }
    public string? Reference { get; init; }
    public QrPath? Qr { get; init; }
    /// <summary>The next time that can be booked for whoever gets no number.</summary>
    public string? Next { get; init; }
    /// <summary>The ticket of somebody who waits for what is disturbed: they may come another day.</summary>
    public int? Waits { get; init; }
    /// <summary>The service they came for: it is booked for another time from here.</summary>
    public string? Wanted { get; init; }

    /// <summary>What the stylesheet and the script know the state by: looked at, heard and felt apart.</summary>
    public string Kind => State switch
    {
        DoorState.Welcome or DoorState.Given or DoorState.InDraw or DoorState.Placed => "good",
        DoorState.Late => "late",
        DoorState.PickUp => "papers",
        DoorState.TooEarly => "wait",
        DoorState.OtherOffice => "elsewhere",
        DoorState.OtherDay => "day",
        DoorState.Already => "again",
        DoorState.Full => "full",
        DoorState.Cancelled => "ended",
        _ => "bad",
    };

    /// <summary>Apart even without colour.</summary>
    public string Icon => State switch
    {
        DoorState.Welcome or DoorState.Given or DoorState.InDraw or DoorState.Placed => "✓",
        DoorState.Late => "◔",
        DoorState.PickUp => "▤",
        DoorState.TooEarly => "⏲",
        DoorState.OtherOffice => "➜",
        DoorState.OtherDay => "▦",
        DoorState.Already => "⟲",
        DoorState.Unknown => "?",
        _ => "✕",
    };
}

/// <summary>A visit found by initials and time or by NIK: no more than the officer needs to choose.</summary>
sealed record DoorFound(Booking Booking, string Name, string When, string Office, bool IsHere);

/// <summary>A slip of the draw at the door: what became of it, and the link of the ticket it got.</summary>
sealed record DrawnSlip(DrawSlip Slip, string? Number, string? When, string? Token);
