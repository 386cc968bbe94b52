namespace CityDay.Wire;

/// <summary>
/// One thing somebody wants done, and what the ledger keeps of it. The key stays the same however often it is sent:
/// it is the person's one wish.
/// </summary>
sealed record Ask(string Verb, string Path, object Body, string Office, string Date)
{
    public Guid Key { get; init; } = Guid.NewGuid();
    public string? Reference { get; init; }
    public int? Ticket { get; init; }
    public int? Counter { get; init; }
    /// <summary>The first answer is lost: the connection is dropped this long after sending, and the wish is sent again.</summary>
    public TimeSpan? LoseAfter { get; init; }
}
