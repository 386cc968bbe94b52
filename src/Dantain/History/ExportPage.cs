using System.Text.Json;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.History;

/// <summary>The rows of a day as the export writes them. Codes instead of the pack's numbers; states in camel case, as everywhere in the API.</summary>
sealed class ExportPage(Utf8JsonWriter json, City city)
{
    public Dictionary<int, Guid> Requests { get; set; } = [];
    public ILookup<int, Item> Items { get; set; } = Array.Empty<Item>().ToLookup(i => i.Booking);

    public void Head(DayHead head, string office, int? broken)
    {
        json.WriteStartObject("head");
        json.WriteNumber("id", head.Id);
        json.WriteString("office", office);
        json.WriteString("date", Iso.Write(head.Date));
        json.WriteNumber("version", head.Version);
        Name("state", head.State);
        json.WriteNumber("pack", head.Pack);
        json.WriteNumber("lastFact", head.LastFact);
        json.WriteString("lastAt", head.LastAt);
        if (broken is { } fact) json.WriteNumber("chain", fact);
        else json.WriteString("chain", "ok");
        json.WriteEndObject();
    }

    public void Slot(Slot slot)
    {
        json.WriteNumber("no", slot.No);
        json.WriteString("start", Iso.Write(slot.Start));
        json.WriteNumber("minutes", slot.Minutes);
        json.WriteString("group", city.Group(slot.Group)?.Code);
        Name("channel", slot.Channel);
        json.WriteNumber("capacity", slot.Capacity);
        json.WriteNumber("wanted", slot.Wanted);
        json.WriteNumber("taken", slot.Taken);
        if (slot.Kept is { } kept) json.WriteNumber("kept", kept);
    }

    public void Stock(BlankStock stock)
    {
        json.WriteNumber("no", stock.No);   // items name it by this number
        json.WriteString("blank", city.Pack.Blanks.FirstOrDefault(b => b.No == stock.No)?.Code);
        json.WriteNumber("capacity", stock.Capacity);
        json.WriteNumber("taken", stock.Taken);
    }

    public void Series(Series series)
    {
        json.WriteString("letter", Letter(series.No));
        json.WriteNumber("last", series.Last);
    }

    public void Booking(Booking booking)
    {
        json.WriteNumber("no", booking.No);
        json.WriteString("reference", booking.Reference);
        Name("channel", booking.Channel);
        Name("state", booking.State);
        json.WriteString("start", Iso.Write(booking.Start));
        json.WriteString("series", booking.Series is { } series ? Letter(series) : null);
        Number("number", booking.Number);
        json.WriteString("label", booking.Label);
        json.WriteBoolean("priority", booking.Priority);
        json.WriteString("request", Requests.TryGetValue(booking.No, out var request) ? request.ToString() : null);
        json.WriteStartArray("items");
        foreach (var item in Items[booking.No]) Item(item);
        json.WriteEndArray();
    }

    void Item(Item item)
    {
        json.WriteStartObject();
        json.WriteNumber("no", item.No);
        json.WriteString("service", city.Service(item.Service)?.Code);
        json.WriteString("group", city.Group(item.Group)?.Code);
        // 64 bits do not fit a number of JavaScript.
        json.WriteString("subject", item.Subject?.ToString());
        json.WriteBoolean("active", item.Active);
        json.WriteNumber("places", item.Places);
        if (item.Spread is { } spread)
        {
            json.WriteStartArray("spread");
            foreach (var (slot, places) in Spread.Read(spread))
            {
                json.WriteStartObject();
                json.WriteNumber("slot", slot);
                json.WriteNumber("places", places);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        Number("blank", item.Blank == 0 ? null : item.Blank);
        json.WriteEndObject();
    }

    public void Ticket(Ticket ticket)
    {
        json.WriteNumber("no", ticket.No);
        Name("state", ticket.State);
        json.WriteString("number", ticket.Label);
        json.WriteBoolean("priority", ticket.Priority);
        json.WriteString("group", city.Group(ticket.Group)?.Code);
        json.WriteString("turnFrom", ticket.TurnFrom);
        json.WriteString("arrivedAt", ticket.ArrivedAt);
        At("calledAt", ticket.CalledAt);
        At("startedAt", ticket.StartedAt);
        At("endedAt", ticket.EndedAt);
        Number("toldLikely", ticket.ToldLikely);
        Number("toldAtMost", ticket.ToldAtMost);
        Number("counter", ticket.Counter);
        json.WriteNumber("calls", ticket.Calls);
    }

    public void Counter(Counter counter)
    {
        json.WriteNumber("no", counter.No);
        Name("state", counter.State);
        Number("staff", counter.Staff);
        json.WriteStartArray("groups");
        foreach (var group in city.Pack.Groups.Where(g => counter.Serves(g.No))) json.WriteStringValue(group.Code);
        json.WriteEndArray();
        Number("ticket", counter.Ticket);
    }

    public void Fact(Fact fact)
    {
        json.WriteNumber("no", fact.No);
        json.WriteString("at", fact.At);
        At("deviceAt", fact.DeviceAt);
        json.WriteString("actor", fact.Actor);
        json.WriteString("kind", fact.Kind);
        json.WriteString("request", fact.Request?.ToString());
        json.WriteString("cause", fact.Cause?.ToString());
        json.WritePropertyName("payload");
        try { json.WriteRawValue(fact.Payload); }
        catch (JsonException) { json.WriteStringValue(fact.Payload); }   // somebody has changed it; the chain says so
        json.WriteNumber("key", fact.Key);
        json.WriteString("mac", Convert.ToHexStringLower(fact.Mac));
    }

    static string Letter(int series) => ((char)('A' + series - 1)).ToString();

    void Name(string name, Enum value) => json.WriteString(name, JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    void Number(string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    void At(string name, DateTimeOffset? value)
    {
        if (value is { } at) json.WriteString(name, at);
        else json.WriteNull(name);
    }
}
