namespace Dantain.Messages;

/// <summary>
/// Somebody who has lost the link of a visit asks for it. Number and contact are sealed until a job has looked, which nobody outside can see;
/// what stays for a day are keyed hashes, for the limits.
/// </summary>
public sealed record LinkAsk
{
    public int Id { get; init; }
    public DateTimeOffset At { get; init; }
    public long Contact { get; init; }
    public long Device { get; init; }
    /// <summary>Null once looked at.</summary>
    public byte[]? Sealed { get; set; }
}
