using System.Text;
using Dantain.Brakes;
using Dantain.Identities;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Messages;

/// <summary>
/// Takes note that somebody asks for the link of the visits of this person, to be sent to this phone or e-mail if it is theirs. It looks
/// nothing up: whoever asks learns neither from the answer nor from its time whether there is such a visit.
/// </summary>
public sealed class AskForLink(Store store, Vault vault, CityClock clock, BookingBrake brake)
{
    /// <summary>Asks in a day, of whatever outcome. More are a guess or a flood; the officer helps everyone.</summary>
    const int OfContact = 3, OfDevice = 5;

    internal static ReadOnlySpan<byte> Context => "dantain/link-ask"u8;

    /// <param name="nik">Whose visit.</param>
    /// <param name="contact">A phone in E.164 or an e-mail address.</param>
    /// <param name="device">What the browser is counted by.</param>
    /// <returns>Null when it was noted.</returns>
    public async Task<Refusal?> RunAsync(Nik nik, string contact, long device)
    {
        var key = BookingBrake.KeyOf(vault, "ask " + contact);
        var since = clock.Now.AddDays(-1);
        await using var db = store.Open();
        if (brake.IsOn)
        {
            var asked = await db.LinkAsks.Where(a => a.At > since && (a.Contact == key || a.Device == device)).Select(a => new { a.Contact, a.Device }).ToListAsync();
            if (asked.Count(a => a.Contact == key) >= OfContact) return BookingBrake.AskedOften();
            if (asked.Count(a => a.Device == device) >= OfDevice && await brake.KnownAsync(device) is null) return BookingBrake.AskedOften();
        }
        db.Add(new LinkAsk { At = clock.Now, Contact = key, Device = device, Sealed = vault.Seal(Encoding.UTF8.GetBytes($"{nik.Digits}\n{contact}"), Context) });
        await db.SaveChangesAsync();
        return null;
    }
}
