using System.Net.Sockets;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dantain.Messages;

/// <summary>What stands between a message and its provider: who asked for silence, how much a day, and what a failed call means.</summary>
public sealed class SendRules(Store store, CityClock clock, MessageSettings settings, MessageChannels channels, ILogger<SendRules> log)
{
    /// <summary>Claims run out in real time, however fast a demo city lives.</summary>
    internal TimeProvider Real { get; init; } = TimeProvider.System;
    internal DateTimeOffset RealNow => Real.GetUtcNow();
    internal MessageWay[] RepeatSafely => channels.RepeatSafely;

    /// <summary>Why this message is not sent now; null when it may go.</summary>
    internal async Task<string?> AgainstAsync(Message message)
    {
        await using var db = store.Open();
        if (await db.ContactAnswers.AnyAsync(c => c.Address == message.Address && c.StoppedAt != null)) return SendReasons.Stopped;
        if (message.Way == MessageWay.Push && await db.Messages.AnyAsync(m => m.Address == message.Address && m.Reason == SendReasons.Gone)) return SendReasons.Gone;
        var since = clock.Instant(clock.Today, default);
        if (await db.Messages.CountAsync(m => m.Address == message.Address && m.SentAt >= since) >= settings.PerAddressADay) return SendReasons.DailyLimit;
        if (message.Way != MessageWay.Sms) return null;
        return await db.Messages.CountAsync(m => m.Way == MessageWay.Sms && m.SentAt >= since) >= settings.SmsADay ? SendReasons.DailyLimit : null;
    }

    /// <summary>Before the connection stood, nothing was sent; afterwards nobody knows. The fault's text may hold the address and is not logged.</summary>
    internal Sent Fault(Message message, Exception fault)
    {
        log.LogWarning("Message {Id} by {Way}: {Fault}", message.Id, message.Way, fault.GetType().Name);
        return fault is SocketException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }
            ? new(SendEnd.Later, SendReasons.Unreachable)
            : new(SendEnd.Unclear, SendReasons.Cut);
    }

    /// <summary>A phone that WhatsApp does not reach gets the SMS instead.</summary>
    internal async Task InsteadAsync(Message message)
    {
        if (!channels.Has(MessageWay.Sms)) return;
        await using var db = store.Open();
        db.Add(message with { Id = Guid.CreateVersion7(), Way = MessageWay.Sms, State = MessageState.Waiting, Due = clock.Now, Attempts = 0, Reason = null, ClaimedAt = null, Address = null });
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { }   // it is there already
    }

    internal void Count(MessageWay way, SendEnd end) => MessageMeter.Tried.Add(1, new("way", way.ToString()), new("end", end.ToString()));
}
