using Dantain.Identities;

namespace Dantain.Messages;

/// <summary>How a call to a provider ended.</summary>
public enum SendEnd
{
    /// <summary>The provider has taken it.</summary>
    Taken,
    /// <summary>Certainly not sent; another attempt may succeed.</summary>
    Later,
    /// <summary>Certainly not sent, and no attempt will succeed.</summary>
    Never,
    /// <summary>The line failed during the call: perhaps sent.</summary>
    Unclear,
}

/// <param name="End">How it ended.</param>
/// <param name="Reason">One of <see cref="SendReasons"/>; null when it was taken.</param>
/// <param name="ProviderId">What the provider calls the message, for its later reports.</param>
public sealed record Sent(SendEnd End, string? Reason = null, string? ProviderId = null);

/// <summary>Stable codes, each with a sentence a clerk understands.</summary>
public static class SendReasons
{
    public const string Unreachable = "unreachable", Busy = "busy", Refused = "refused", NoSuchAddress = "no-such-address", Gone = "gone",
        NotConfigured = "not-accepted", Cut = "cut", Stopped = "stopped", DailyLimit = "daily-limit", TooLate = "too-late";
}

/// <summary>The words of one message. <paramref name="Values"/> fill the template of a provider that allows no free text.</summary>
public sealed record Written(string Subject, string Text, string Short, string[] Values);

/// <summary>A provider of messages. The address is in the person and nowhere else.</summary>
public interface IMessageChannel
{
    MessageWay Way { get; }

    /// <summary>The same message sent twice arrives once: the provider or the phone drops the second.</summary>
    bool RepeatsSafely { get; }

    /// <summary>Where this person is reached, as one text for its keyed hash; null when not this way.</summary>
    string? AddressOf(Person person);

    Task<Sent> SendAsync(Message message, Person person, Letter letter, Written words, CancellationToken stopping);
}
