using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>One message as a clerk reads it: of which visit, on which way, how it stands. Never to whom.</summary>
public sealed record MessageRow(Message Message, string? Number)
{
    public DayId Day => new(Message.Day);
}

/// <summary>How the messages of a span of time stand.</summary>
public sealed record MessageCounts(IReadOnlyDictionary<MessageState, int> ByState, DateTimeOffset? OldestDue, int SmsLastHour);

/// <summary>The messages that were or are due in a span of time, the newest first, and their counts.</summary>
public static class MessagesOfDay
{
    public static async Task<MessageCounts> CountAsync(DantainDb db, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var counts = await db.Messages.Where(m => m.Due >= from && m.Due < to).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var oldest = await db.Messages.Where(m => m.State == MessageState.Waiting && m.Due <= now).MinAsync(m => (DateTimeOffset?)m.Due);
        var hour = now.AddHours(-1);
        return new(counts, oldest, await db.Messages.CountAsync(m => m.Way == MessageWay.Sms && m.SentAt >= hour));
    }

    /// <param name="db">The database.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant after the last.</param>
    /// <param name="state">Only these; null for all.</param>
    /// <param name="most">Messages at most.</param>
    public static async Task<IReadOnlyList<MessageRow>> ReadAsync(DantainDb db, DateTimeOffset from, DateTimeOffset to, MessageState? state, int most)
    {
        var rows = await db.Messages.AsNoTracking().Where(m => m.Due >= from && m.Due < to && (state == null || m.State == state)).OrderByDescending(m => m.Due).ThenBy(m => m.Id).Take(most)
            .Select(m => new { Message = m, Number = db.Bookings.Where(b => b.Day == m.Day && b.No == m.Booking).Select(b => new { b.Series, b.Number }).FirstOrDefault() }).ToListAsync();
        return [.. rows.Select(r => new MessageRow(r.Message, r.Number is { Series: { } series, Number: { } number } ? Series.Show(series, number) : null))];
    }

    /// <summary>The messages about one visit that went out or should have, the newest first: what a clerk wants to know before they telephone.</summary>
    public static async Task<IReadOnlyList<Message>> OfVisitAsync(DantainDb db, DayId day, int booking, DateTimeOffset now) =>
        await db.Messages.AsNoTracking().Where(m => m.Day == day.Value && m.Booking == booking && m.State != MessageState.Dropped && m.Due <= now).OrderByDescending(m => m.Due).ThenBy(m => m.Way).ToListAsync();

    /// <summary>What was sent about the visit with this reference since then: for whoever holds a message and doubts it.</summary>
    public static async Task<IReadOnlyList<Message>> AboutAsync(DantainDb db, string reference, DateTimeOffset since) =>
        await (from booking in db.Bookings
               where booking.Reference == reference
               from message in db.Messages.Where(m => m.Day == booking.Day && m.Booking == booking.No && m.SentAt >= since)
               orderby message.SentAt
               select message).AsNoTracking().ToListAsync();
}
