using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dantain.Identities;
using Dantain.OfficeDays;
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

    /// <summary>The receipts, in order, of those papers of a day to which something was done that does not follow from what was done before; and of how many.</summary>
    public static async Task<(IReadOnlyList<string> Broken, int All)> VerifyAsync(DantainDb db, Vault vault, DayId day)
    {
        var all = db.Applications.AsNoTracking().Where(a => a.Day == day.Value);
        var entries = (await db.ApplicationEntries.AsNoTracking().Where(e => all.Any(a => a.Id == e.Application)).ToListAsync()).ToLookup(e => e.Application);
        var applications = await all.OrderBy(a => a.Receipt).ToListAsync();
        return ([.. applications.Where(a => !IsWhole(vault, a, entries[a.Id].OrderBy(e => e.No))).Select(a => a.Receipt)], applications.Count);
    }

    /// <summary>Whether every entry follows from the one before it, and the last one is the application's.</summary>
    static bool IsWhole(Vault vault, Application application, IEnumerable<ApplicationEntry> entries)
    {
        var (before, no) = (Array.Empty<byte>(), 0);
        foreach (var entry in entries)
        {
            if (entry.No != ++no || !vault.VerifyMac(entry.Key, Bytes(application.Receipt, entry, before), entry.Mac)) return false;
            before = entry.Mac;
        }
        return no == application.LastEntry && before.AsSpan().SequenceEqual(application.LastMac);
    }

    static byte[] Bytes(string receipt, ApplicationEntry entry, byte[] before) => Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new object[] { receipt, entry.No, entry.At.ToUnixTimeMilliseconds(), entry.Actor, entry.Kind, entry.Payload, entry.Request, (int)entry.State, Convert.ToHexString(before) }, Options));
}
