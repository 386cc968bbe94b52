namespace Dantain.Messages;

/// <summary>What a person is told. Values are stored.</summary>
public enum MessageKind { Booked = 1, Moved = 2, Revoked = 3, DayBefore = 4, TwoHours = 5, Ahead = 6, Link = 7, Lost = 8, Contact = 9, Receipt = 10, Ready = 11, Lacking = 12, Uncollected = 13, Displaced = 20, Stands = 21, Offered = 30 }

/// <summary>The ways to a person. Values are stored.</summary>
public enum MessageWay { Email = 1, WhatsApp = 2, Sms = 3, Push = 4 }

/// <summary>Where a message stands. Values are stored.</summary>
public enum MessageState
{
    Waiting = 1,
    /// <summary>A node has claimed it and is calling the provider.</summary>
    Sending = 2,
    /// <summary>The provider has taken it.</summary>
    Sent = 3,
    /// <summary>The provider says that it has arrived.</summary>
    Delivered = 4,
    /// <summary>Given up; the reason says why.</summary>
    Failed = 5,
    /// <summary>The node or the line failed during the call: perhaps sent, so not sent again.</summary>
    Unclear = 6,
    /// <summary>No longer true or no longer wanted when its time came.</summary>
    Dropped = 7,
}

/// <summary>
/// One message on one way. It holds keys only: address and text are made from the booking's sealed blob when it is sent, so there is no second
/// copy of either. <see cref="Address"/> is a keyed hash, for limits and answers, and is erased MessageDays after sending with what the provider said.
/// </summary>
public sealed record Message
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Day { get; init; }
    public int Booking { get; init; }
    /// <summary>Number of the fact it follows from; 0 for what follows from the hall or from an answer, below 0 the ask for a lost link; for what became of documents the number of its notice.</summary>
    public int Fact { get; init; }
    public MessageKind Kind { get; init; }
    public MessageWay Way { get; init; }
    public MessageState State { get; init; } = MessageState.Waiting;
    /// <summary>Not sent before.</summary>
    public DateTimeOffset Due { get; init; }
    /// <summary>Of no use afterwards.</summary>
    public DateTimeOffset Until { get; init; }
    public int Attempts { get; init; }
    /// <summary>Real time of the last claim.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? ProviderId { get; init; }
    /// <summary>A stable code of <see cref="SendReasons"/>.</summary>
    public string? Reason { get; init; }
    public byte[]? Address { get; init; }
}

/// <summary>What is known of an address, found by its keyed hash: that it has answered us, or asked for silence.</summary>
public sealed record ContactAnswer
{
    public byte[] Address { get; init; } = [];
    public DateTimeOffset? ProvenAt { get; set; }
    public DateTimeOffset? StoppedAt { get; set; }
}
