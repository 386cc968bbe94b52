using System.Security.Cryptography;
using System.Text;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>
/// An address proves itself by answering once: a reply by WhatsApp or SMS, or the page an e-mail names. Until then it gets no link that opens a
/// ticket, because a number is easily mistyped. Whoever answered gets the links of the visits it was written about.
/// </summary>
public sealed class ContactProof(Store store, Vault vault, CityClock clock)
{
    static readonly string[] StopWords = ["STOP", "BERHENTI", "HENTIKAN"];
    /// <summary>What names a visit. The reminders too: after MessageDays nobody knows any more to whom the first message went.</summary>
    static readonly MessageKind[] Telling = [MessageKind.Booked, MessageKind.Moved, MessageKind.Offered, MessageKind.Contact, MessageKind.DayBefore, MessageKind.TwoHours];

    /// <summary>The message's id and a keyed digest of it: 64 characters that prove nothing but that the message was read.</summary>
    public static string CodeOf(Vault vault, Guid message) => $"{message:N}{Convert.ToHexStringLower(vault.Digest(Encoding.ASCII.GetBytes($"prove {message:N}")))}";

    /// <summary>The message a code was made for; null for any other text.</summary>
    public Guid? MessageOf(string? code) =>
        code is { Length: 64 } && Guid.TryParseExact(code[..32], "N", out var id) && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(CodeOf(vault, id))) ? id : null;

    /// <summary>Whether the address is proven now. The same answer twice changes nothing.</summary>
    public async Task<bool> ByMessageAsync(Guid message)
    {
        await using var db = store.Open();
        if (await db.Messages.Where(m => m.Id == message).Select(m => m.Address).SingleOrDefaultAsync() is not { } address) return false;
        await AnswerAsync(address, stop: false);
        return true;
    }

    /// <summary>An answer from this phone or mailbox; a word that stops asks for silence, any other is welcome.</summary>
    public Task FromAsync(string address, string? said) => AnswerAsync(vault.Digest(Encoding.UTF8.GetBytes(address)), StopWords.Contains(said?.Trim().ToUpperInvariant()));

    async Task AnswerAsync(byte[] address, bool stop)
    {
        await using var db = store.Open();
        var known = await db.ContactAnswers.SingleOrDefaultAsync(c => c.Address == address);
        if (known is null) db.Add(known = new() { Address = address });
        if (stop) known.StoppedAt ??= clock.Now;
        else
        {
            known.StoppedAt = null;
            db.AddRange(await LinksAsync(db, address, known.ProvenAt is null));
            known.ProvenAt ??= clock.Now;
        }
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { }   // answered twice at the same moment: the other one has done it
    }

    /// <summary>The first answer gets the links of all it was told of; a later one what was asked for since, because WhatsApp allows a link only as an answer.</summary>
    async Task<List<Message>> LinksAsync(DantainDb db, byte[] address, bool isFirst)
    {
        var now = clock.Now;
        var told = await db.Messages.AsNoTracking()
            .Where(m => m.Address == address && m.Until > now && (isFirst && Telling.Contains(m.Kind) || m.Kind == MessageKind.Lost && (isFirst || m.Way == MessageWay.WhatsApp)))
            .Where(m => !db.Messages.Any(l => l.Kind == MessageKind.Link && l.Day == m.Day && l.Booking == m.Booking && l.Way == m.Way && l.Fact == (m.Kind == MessageKind.Lost || m.Kind == MessageKind.Contact ? m.Fact : 0)))
            .OrderByDescending(m => m.Fact).ToListAsync();
        return
        [
            .. told.DistinctBy(m => (m.Day, m.Booking, m.Way)).Select(m => new Message
            {
                Day = m.Day,
                Booking = m.Booking,
                Fact = m.Kind is MessageKind.Lost or MessageKind.Contact ? m.Fact : 0,
                Kind = MessageKind.Link,
                Way = m.Way,
                Due = MessageTimes.Allowed(clock, now),
                Until = m.Until,
            }),
        ];
    }
}
