using System.Text.Json;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.History;

/// <summary>
/// The administrator's export of a day: everything it promised and everything that happened, read from the database in one snapshot, with the
/// chain of facts verified. It holds keys and keyed hashes, never personal data. A promise is only as good as what can be read back here.
/// </summary>
public sealed class DayExport(Store store, CityVersions cities, FactChain chain)
{
    /// <summary>The kinds of fact that make a promise or confirm it, and whose payload names it as <c>booking</c> or <c>ticket</c>.</summary>
    internal static readonly string[] Promises = ["PlaceHeld", "PlaceKept", "PlaceBooked", "PlaceGiven", "BookingConfirmed", "TicketTaken", "VisitMovedHere", "TicketSentHere"];

    /// <summary>Writes it as one JSON object; false, and nothing written, for a day nobody has asked for yet.</summary>
    public async Task<bool> WriteAsync(DayId id, Stream to)
    {
        await using var db = store.Open();
        await using var snapshot = await store.SnapshotAsync(db);
        if (await db.Days.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id.Value) is not { } head) return false;
        var city = await cities.VersionAsync(head.Pack);
        await using var json = new Utf8JsonWriter(to);
        var page = new ExportPage(json, city);
        json.WriteStartObject();
        // Verified first, in a pass of its own: the facts of a large day need not be in memory together.
        page.Head(head, city.Office(head.Office)!.Code, chain.FirstBroken(head, Of<Fact>(db, id).AsEnumerable()));
        await WriteAsync("slots", Of<Slot>(db, id), page.Slot);
        await WriteAsync("stock", Of<BlankStock>(db, id), page.Stock);
        await WriteAsync("series", Of<Series>(db, id), page.Series);
        page.Requests = await RequestsAsync(db, id);
        page.Items = (await Of<Item>(db, id).ToListAsync()).ToLookup(i => i.Booking);
        await WriteAsync("bookings", Of<Booking>(db, id), page.Booking);
        await WriteAsync("tickets", Of<Ticket>(db, id), page.Ticket);
        await WriteAsync("counters", Of<Counter>(db, id), page.Counter);
        await WriteAsync("facts", Of<Fact>(db, id), page.Fact);
        json.WriteEndObject();
        await json.FlushAsync();
        return true;

        async Task WriteAsync<T>(string name, IQueryable<T> rows, Action<T> write)
        {
            json.WriteStartArray(name);
            await foreach (var row in rows.AsAsyncEnumerable())
            {
                json.WriteStartObject();
                write(row);
                json.WriteEndObject();
                if (json.BytesPending > 32 * 1024) await json.FlushAsync();
            }
            json.WriteEndArray();
        }
    }

    static IQueryable<T> Of<T>(DantainDb db, DayId id) where T : DayRow => db.Set<T>().AsNoTracking().Where(r => r.Day == id.Value).OrderBy(r => r.No);

    /// <summary>By booking: the request id of the fact that made it or, later, confirmed it.</summary>
    static async Task<Dictionary<int, Guid>> RequestsAsync(DantainDb db, DayId id)
    {
        var requests = new Dictionary<int, Guid>();
        await foreach (var fact in Of<Fact>(db, id).Where(f => f.Request != null && Promises.Contains(f.Kind)).Select(f => new { f.Request, f.Payload }).AsAsyncEnumerable())
            if (BookingIn(fact.Payload) is { } booking) requests[booking] = fact.Request!.Value;
        return requests;
    }

    /// <summary>Null for a payload somebody has changed: the export shows it, and the chain is broken there.</summary>
    static int? BookingIn(string payload)
    {
        try
        {
            using var fact = JsonDocument.Parse(payload);
            var named = fact.RootElement.TryGetProperty("booking", out var booking) ? booking : fact.RootElement.GetProperty("ticket");
            return named.TryGetInt32(out var no) ? no : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException) { return null; }
    }
}
