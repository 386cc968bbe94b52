using System.Buffers;
using System.Text.Json;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Boards;

/// <summary>The office floor for the staff: counters and everyone who is present, as ready bytes, in one language each.</summary>
public static class QueueJson
{
    public static byte[] WriteIndonesian(DayView day) => Write(day, "id");
    public static byte[] WriteEnglish(DayView day) => Write(day, "en");

    static byte[] Write(DayView day, string language)
    {
        var bytes = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("office", day.Office.Code);
            json.WriteString("date", Iso.Write(day.Id.Date));
            json.WriteNumber("version", day.Head.Version);
            json.WriteStartArray("counters");
            foreach (var counter in day.Counters) WriteCounter(json, day, counter, language);
            json.WriteEndArray();
            json.WriteStartArray("tickets");
            foreach (var ticket in day.Present.OrderBy(t => t.TurnFrom).ThenBy(t => t.ArrivedAt).ThenBy(t => t.No)) WriteTicket(json, day, ticket);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    static void WriteCounter(Utf8JsonWriter json, DayView day, Counter counter, string language)
    {
        json.WriteStartObject();
        json.WriteNumber("no", counter.No);
        json.WriteString("name", day.Office.Counters.FirstOrDefault(c => c.No == counter.No)?.Name.In(language));
        json.WriteString("state", Name(counter.State));
        Number(json, "staff", counter.Staff);
        Number(json, "ticket", counter.Ticket);
        json.WriteStartArray("groups");
        foreach (var group in day.City.Pack.Groups.Where(g => counter.Serves(g.No))) json.WriteStringValue(group.Code);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteTicket(Utf8JsonWriter json, DayView day, Ticket ticket)
    {
        json.WriteStartObject();
        json.WriteNumber("ticket", ticket.No);
        json.WriteString("number", ticket.Label);
        json.WriteString("state", Name(ticket.State));
        json.WriteBoolean("priority", ticket.Priority);
        json.WriteString("group", day.City.Group(ticket.Group)?.Code);
        json.WriteString("turnFrom", ticket.TurnFrom);
        json.WriteString("arrivedAt", ticket.ArrivedAt);
        Number(json, "counter", ticket.Counter);
        json.WriteNumber("calls", ticket.Calls);
        json.WriteEndObject();
    }

    static string Name(Enum state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
