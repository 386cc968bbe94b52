namespace Dantain.OfficeDays;

/// <summary>One service asked for one subject: number of the service in the pack, and the keyed hash of the subject's identity (null for somebody without a number).</summary>
public sealed record ItemAsk(int Service, long? Subject);
