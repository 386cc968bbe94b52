using System.Text;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>
/// Sends what is due. A message is claimed by one conditional update right before the call and settled right after it. Whoever dies between
/// leaves it claimed; later it is sent again where that is harmless, and is marked as unclear where it could arrive twice.
/// </summary>
public sealed class SendMessages(Store store, Vault vault, CityClock clock, ComposeMessage compose, SendRules rules)
{
    const int MostAtOnce = 50, AtATime = 4, MostAttempts = 8;
    static readonly TimeSpan Claimed = TimeSpan.FromMinutes(5), Call = TimeSpan.FromSeconds(30);

    /// <summary>How many messages were tried.</summary>
    public async Task<int> RunAsync(CancellationToken stopping = default)
    {
        await FreeClaimsAsync();
        var now = clock.Now;
        if (MessageTimes.Allowed(clock, now) != now) return 0;
        await using var db = store.Open();
        var due = await db.Messages.AsNoTracking().Where(m => m.State == MessageState.Waiting && m.Due <= now).OrderBy(m => m.Due).Take(MostAtOnce).ToListAsync(stopping);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stopping }, async (message, _) => await SendAsync(message));
        return due.Count;
    }

    async Task SendAsync(Message message)
    {
        if (!await ClaimAsync(message)) return;
        var ready = await compose.RunAsync(message);
        if (ready is null || message.Until <= clock.Now)
        {
            await SettleAsync(message with { State = MessageState.Dropped, Reason = SendReasons.TooLate });
            return;
        }
        var key = vault.Digest(Encoding.UTF8.GetBytes(ready.Address));
        message = message with { Address = key, Attempts = message.Attempts + 1 };
        if (await rules.AgainstAsync(message) is { } why)
        {
            await SettleAsync(why == SendReasons.DailyLimit && message.Way == MessageWay.Sms
                ? message with { State = MessageState.Waiting, Due = clock.Now.AddHours(1), Reason = why }
                : message with { State = MessageState.Failed, Reason = why });
            return;
        }
        await NoteAddressAsync(message);
        using var limit = new CancellationTokenSource(Call);
        Sent sent;
        try { sent = await ready.Channel.SendAsync(message, ready.Person, ready.Letter, ready.Words, limit.Token); }
        catch (Exception fault) { sent = rules.Fault(message, fault); }
        await SettleAsync(After(message, ready.Channel, sent));
        if (sent.End == SendEnd.Never && message.Way == MessageWay.WhatsApp) await rules.InsteadAsync(message);
    }

    Message After(Message message, IMessageChannel channel, Sent sent)
    {
        var now = clock.Now;
        rules.Count(message.Way, sent.End);
        var again = message with { State = MessageState.Waiting, Due = MessageTimes.Allowed(clock, now + MessageTimes.Backoff(message.Attempts)), Reason = sent.Reason };
        return sent.End switch
        {
            SendEnd.Taken => message with { State = MessageState.Sent, SentAt = now, ProviderId = sent.ProviderId, Reason = null },
            SendEnd.Unclear when !channel.RepeatsSafely => message with { State = MessageState.Unclear, Reason = sent.Reason },
            SendEnd.Never => message with { State = MessageState.Failed, Reason = sent.Reason },
            _ => message.Attempts < MostAttempts && again.Due < message.Until ? again : message with { State = MessageState.Failed, Reason = sent.Reason },
        };
    }

    async Task<bool> ClaimAsync(Message message)
    {
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        var at = rules.RealNow;
        return await db.Messages.Where(m => m.Id == message.Id && m.State == MessageState.Waiting)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Sending).SetProperty(x => x.ClaimedAt, at)) == 1;
    }

    /// <summary>Before the call: whoever gets it may answer at once, and still can when this node dies before it has noted that it went out.</summary>
    async Task NoteAddressAsync(Message message)
    {
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        await db.Messages.Where(m => m.Id == message.Id && m.State == MessageState.Sending).ExecuteUpdateAsync(m => m.SetProperty(x => x.Address, message.Address));
    }

    /// <summary>Only while the claim is still ours.</summary>
    async Task SettleAsync(Message message)
    {
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        await db.Messages.Where(m => m.Id == message.Id && m.State == MessageState.Sending).ExecuteUpdateAsync(m => m
            .SetProperty(x => x.State, message.State).SetProperty(x => x.Due, message.Due).SetProperty(x => x.Attempts, message.Attempts)
            .SetProperty(x => x.SentAt, message.SentAt).SetProperty(x => x.ProviderId, message.ProviderId)
            .SetProperty(x => x.Reason, message.Reason).SetProperty(x => x.Address, message.Address));
    }

    /// <summary>Claims of a node that died.</summary>
    async Task FreeClaimsAsync()
    {
        var (before, again) = (rules.RealNow - Claimed, rules.RepeatSafely);
        await using var db = store.Open();
        if (!await db.Messages.AnyAsync(m => m.State == MessageState.Sending && m.ClaimedAt < before)) return;
        using var gate = await store.WriteGateAsync();
        await db.Messages.Where(m => m.State == MessageState.Sending && m.ClaimedAt < before && again.Contains(m.Way))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Waiting));
        await db.Messages.Where(m => m.State == MessageState.Sending && m.ClaimedAt < before)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Unclear).SetProperty(x => x.Reason, SendReasons.Cut));
    }
}
