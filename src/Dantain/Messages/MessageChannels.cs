using Dantain.Identities;

namespace Dantain.Messages;

/// <summary>The ways this city has set up, at most one of each kind, and the words for them.</summary>
public sealed class MessageChannels(IEnumerable<IMessageChannel> channels, MessageWords words)
{
    readonly IMessageChannel[] all = [.. channels];

    public MessageWords Words => words;
    public bool Has(MessageWay way) => Of(way) is not null;
    public IMessageChannel? Of(MessageWay way) => Array.Find(all, c => c.Way == way);
    internal MessageWay[] RepeatSafely => [.. all.Where(c => c.RepeatsSafely).Select(c => c.Way)];

    /// <summary>One way a kind of address: WhatsApp where the person agreed and the city has it, else SMS.</summary>
    internal IEnumerable<MessageWay> WaysTo(Person person)
    {
        MessageWay[] ways = [.. all.Where(c => c.AddressOf(person) is not null).Select(c => c.Way)];
        return ways.Where(w => w != MessageWay.Sms || !ways.Contains(MessageWay.WhatsApp));
    }
}
