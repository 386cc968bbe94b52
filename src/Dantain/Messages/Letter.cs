using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Messages;

/// <summary>
/// What a message says, before it has words. No name and no identity number is ever in it.
/// </summary>
public sealed record Letter(MessageKind Kind, string Language, City City, Office Office, DayId Day, TimeOnly Start, string? Number, string Reference)
{
    /// <summary>Opens the ticket, or the page of the waitlist; only for an address that has answered once.</summary>
    public string? Link { get; init; }
    /// <summary>Until when the place is held that is offered; null for a visit that stands.</summary>
    public DateTimeOffset? Until { get; init; }
    /// <summary>No further place is offered: who lets this one pass is off the list.</summary>
    public bool IsLastOffer { get; init; }
    /// <summary>Where an address that has not can answer.</summary>
    public string? Prove { get; init; }
    /// <summary>It has not, and a reply to this very message would do.</summary>
    public bool AsksReply { get; init; }
    /// <summary>Of papers that were taken in: the short number on the receipt, which documents, and the date that was promised.</summary>
    public string? Receipt { get; init; }
    public IReadOnlyList<string> Documents { get; init; } = [];
    public DateOnly? PromisedOn { get; init; }
    /// <summary>How many are before them; for <see cref="MessageKind.Ahead"/>.</summary>
    public int Ahead { get; init; }
    /// <summary>Where everyone can check whether a message is real; null while the city has not said its address.</summary>
    public string? CheckAt { get; init; }
}

/// <summary>Puts a letter into words, in its language.</summary>
public delegate Written MessageWords(Letter letter);
