using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dantain.Identities;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Applications;

/// <summary>Writes what happens to an application, each entry with a MAC over the one before it, and finds where a chain was tampered with.</summary>
static class ApplicationChain
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds to the transaction: the application as it is after this, the entry, and the notice where somebody is to be told.</summary>
    public static void Write(DantainDb db, Vault vault, Application after, object what, (DateTimeOffset At, string Actor, Guid Request) by, Told? told)
    {
        var entry = new ApplicationEntry
        {
            Application = after.Id,
            No = after.LastEntry + 1,
            At = by.At,
            Actor = by.Actor,
            Kind = what.GetType().Name,
            Payload = JsonSerializer.Serialize(what, what.GetType(), Options),
            Request = by.Request,
            State = after.State,
        };
        var mac = new byte[Vault.MacLength];
        var key = vault.Mac(Bytes(after.Receipt, entry, after.LastMac), mac);
        db.Add(entry with { Key = key, Mac = mac });
        after = after with { LastEntry = entry.No, LastMac = mac, ChangedAt = by.At };
        if (db.Applications.Local.FirstOrDefault(a => a.Id == after.Id) is { } tracked) db.Entry(tracked).CurrentValues.SetValues(after);
        else db.Add(after);
        if (told is { } kind) db.Add(new ApplicationNotice { Application = after.Id, Told = kind });
    }

    /// <summary>Whether every entry follows from the one before it, and the last one is the application's.</summary>
    public static async Task<bool> IsWholeAsync(DantainDb db, Vault vault, Application application)
    {
        var (before, no) = (Array.Empty<byte>(), 0);
        foreach (var entry in await db.ApplicationEntries.AsNoTracking().Where(e => e.Application == application.Id).OrderBy(e => e.No).ToListAsync())
        {
            if (entry.No != ++no || !vault.VerifyMac(entry.Key, Bytes(application.Receipt, entry, before), entry.Mac)) return false;
            before = entry.Mac;
        }
        return no == application.LastEntry && before.AsSpan().SequenceEqual(application.LastMac);
    }

    static byte[] Bytes(string receipt, ApplicationEntry entry, byte[] before) => Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new object[] { receipt, entry.No, entry.At.ToUnixTimeMilliseconds(), entry.Actor, entry.Kind, entry.Payload, entry.Request, (int)entry.State, Convert.ToHexString(before) }, Options));
}
