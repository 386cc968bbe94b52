using Dantain.OfficeDays;

namespace Dantain.History;

/// <summary>
/// What happened on an office-day: who, when, what. Written in the same transaction as the rows it tells of, never changed. It holds keys,
/// never personal data, so a person can be forgotten while the chain still verifies. <see cref="Mac"/> chains each fact to the one before it.
/// </summary>
public sealed record Fact : DayRow
{
    /// <summary>The server's clock; never earlier than the fact before it on this day.</summary>
    public DateTimeOffset At { get; init; }
    /// <summary>The device's clock, for what was done without a connection.</summary>
    public DateTimeOffset? DeviceAt { get; init; }
    public string Actor { get; init; } = "";
    /// <summary>A stable name such as <c>PlaceBooked</c>.</summary>
    public string Kind { get; init; } = "";
    /// <summary>The caller's request id, on exactly one fact of a command.</summary>
    public Guid? Request { get; init; }
    /// <summary>Keyed MAC of the command's content and actor: the same id with other content is refused.</summary>
    public byte[]? RequestMac { get; init; }
    /// <summary>On the other facts of the same command: the request id of the one that carries it.</summary>
    public Guid? Cause { get; init; }
    /// <summary>The outcome as JSON text, byte for byte as it was chained; never jsonb, which would rewrite it.</summary>
    public string Payload { get; init; } = "";
    /// <summary>Id of the MAC key in the ring.</summary>
    public int Key { get; init; }
    public byte[] Mac { get; init; } = [];
}

/// <summary>What a verb changed, in the past tense: the outcome a caller gets, and the payload of the fact that is stored.</summary>
public abstract record Outcome;
