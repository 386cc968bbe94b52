using System.Security.Cryptography;
using System.Text;
using Dantain.Brakes;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>
/// Looks at the asks for a lost link and plans a message where number and contact belong to one visit that stands. The message follows the
/// rule of all: an address that has not answered yet gets the page to answer on instead of the link. (booking, ask, kind, way) is unique, so
/// nodes may look at the same ask.
/// </summary>
public sealed class AnswerLinkAsks(Store store, Vault vault, CityClock clock, MessageChannels channels)
{
    const int MostAtOnce = 100;
    static readonly TimeSpan OfUse = TimeSpan.FromHours(12);

    /// <summary>How many asks were looked at.</summary>
    public async Task<int> RunAsync()
    {
        await using var look = store.Open();
        var asks = await look.LinkAsks.AsNoTracking().Where(a => a.Sealed != null).OrderBy(a => a.Id).Take(MostAtOnce).ToListAsync();
        foreach (var ask in asks)
        {
            await using var db = store.Open();
            db.Attach(ask);
            try
            {
                db.AddRange(await PlanAsync(db, ask));
                ask.Sealed = null;
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException) { }   // another node has looked
            catch (Exception fault) when (fault is CryptographicException or InvalidDataException) { }   // a key is missing here: it waits until that is back
        }
        return asks.Count;
    }

    async Task<List<Message>> PlanAsync(DantainDb db, LinkAsk ask)
    {
        var said = Encoding.UTF8.GetString(vault.Open(ask.Sealed, AskForLink.Context)).Split('\n');
        var (subject, contact) = (vault.SubjectKey(Identity.Parse(IdentityKind.Nik, null, said[0]).Value), said[1]);
        var due = MessageTimes.Allowed(clock, clock.Now);
        var planned = new List<Message>();
        foreach (var booking in await VisitsOf.StandingAsync(db, subject))
        {
            var person = vault.OpenPerson(booking.Sealed!);
            if (person.Phone?.E164 != contact && person.Email?.Address != contact) continue;
            planned.AddRange(channels.WaysTo(person).Where(way => way != MessageWay.Push && way == MessageWay.Email == contact.Contains('@')).Select(way => new Message
            {
                Day = booking.Day,
                Booking = booking.No,
                Fact = -ask.Id,
                Kind = MessageKind.Lost,
                Way = way,
                Due = due,
                Until = due + OfUse,
            }));
        }
        return planned;
    }
}
