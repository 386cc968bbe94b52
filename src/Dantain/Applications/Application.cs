namespace Dantain.Applications;

/// <summary>Which action each state allows is in docs/states.md, compared with the code by a test. Values are stored.</summary>
public enum ApplicationState { Received = 1, InProcess = 2, Ready = 3, Collected = 4, ReturnedIncomplete = 5, WaitingForCentre = 6, Withdrawn = 7 }

/// <summary>
/// One document that is being made: papers were taken in at a counter (or, in writing, what is missing), for one item of a visit. Its person is the
/// booking's, in the booking's sealed blob; nothing here is personal. What happened to it is its chain of entries.
/// </summary>
public sealed record Application
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    /// <summary>Day and number of the booking, and number of the fact that finished the visit.</summary>
    public int Day { get; init; }
    public int Booking { get; init; }
    public int Fact { get; init; }
    /// <summary>Which of the items in that fact.</summary>
    public int Place { get; init; }
    public int Service { get; init; }
    /// <summary>The short number on the receipt: 8 characters, as a booking's; proves nothing, its token does.</summary>
    public string Receipt { get; init; } = "";
    public ApplicationState State { get; init; }
    /// <summary>Number of the office that has it now, or had it last while it is on the way.</summary>
    public int Office { get; init; }
    /// <summary>Number of the office where it is collected.</summary>
    public int PickUpAt { get; init; }
    /// <summary>The person can print it at home; it may be finished without coming again.</summary>
    public bool Printable { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    /// <summary>"Berkas lengkap": from here the promise runs.</summary>
    public DateOnly? CompleteOn { get; init; }
    /// <summary>Working days that were promised; null where nothing is.</summary>
    public int? PromiseDays { get; init; }
    /// <summary>Working days the clock has stood still.</summary>
    public int PausedDays { get; init; }
    /// <summary>Since when it stands still; null while it runs.</summary>
    public DateOnly? PausedOn { get; init; }
    /// <summary>The date people were told; null while the clock stands or nothing is promised.</summary>
    public DateOnly? PromisedOn { get; init; }
    /// <summary>Papers that are missing, as <c>service-place</c> separated by spaces.</summary>
    public string? Missing { get; init; }
    /// <summary>On the way to another office with this manifest.</summary>
    public Guid? Manifest { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? ReadyAt { get; init; }
    /// <summary>How often the person was told again that it lies there, and when last.</summary>
    public int Reminded { get; init; }
    public DateTimeOffset? RemindedAt { get; init; }
    /// <summary>Collected or withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    public int LastEntry { get; init; }
    public byte[] LastMac { get; init; } = [];

    public bool IsOpen => EndedAt is null;
    public bool IsOverdue(DateOnly today) => State is ApplicationState.Received or ApplicationState.InProcess && PromisedOn < today;
    /// <summary>Lies at the office where it is collected.</summary>
    public bool CanBeCollected => State == ApplicationState.Ready && Manifest is null && Office == PickUpAt;
}

/// <summary>
/// One thing that happened to an application: who, when, what. Never changed. Each carries a MAC over the one before it; (application, number) is
/// unique, so of two who act at once one is told.
/// </summary>
public sealed record ApplicationEntry
{
    public Guid Application { get; init; }
    public int No { get; init; }
    public DateTimeOffset At { get; init; }
    public string Actor { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Payload { get; init; } = "";
    public Guid Request { get; init; }
    public ApplicationState State { get; init; }
    public int Key { get; init; }
    public byte[] Mac { get; init; } = [];
}

/// <summary>What a person is to be told of. Values are stored.</summary>
public enum Told { Receipt = 1, Ready = 2, Lacking = 3, Uncollected = 4 }

/// <summary>The outbox of applications: written with the entry it follows from, gone once its message is planned.</summary>
public sealed record ApplicationNotice
{
    public int Id { get; init; }
    public Guid Application { get; init; }
    public Told Told { get; init; }
}

/// <summary>Documents that leave one office for another together.</summary>
public sealed record Manifest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int From { get; init; }
    public int To { get; init; }
    public DateTimeOffset SentAt { get; init; }
    public int Sent { get; init; }
    public string Actor { get; init; } = "";
}

/// <summary>"Pusat terganggu": while it lasts no clock of this service runs, in the whole city.</summary>
public sealed record CentreFault
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Service { get; init; }
    public DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; init; }
    public string? EndedBy { get; init; }
    public string Actor { get; init; } = "";
}
