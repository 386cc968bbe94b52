using System.Buffers;
using System.Text.Json;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;

namespace Dantain.Boards;

/// <summary>Everything a display in the hall needs, as one small state: numbers, counters and what is said of them, never a name or a service.</summary>
public static class BoardJson
{
    const int MostNext = 4, MostLetters = 6;

    public static byte[] Write(DayView day) => Write(day, null);

    /// <summary>The board of one zone. Over a zone of the pack this is one and the same delegate, so that the bytes are made once a version.</summary>
    public static byte[] WriteZone(this Zone zone, DayView day) => Write(day, zone);

    /// <summary>The plan of a zone's board or, where it has none, of the office's.</summary>
    public static BoardPlan PlanOf(Office office, Zone? zone) => zone?.Board ?? office.Board ?? new();

    static byte[] Write(DayView day, Zone? zone)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("office", day.Office.Code);
            if (zone is not null) json.WriteString("zone", zone.Code);
            json.WriteString("date", Iso.Write(day.Id.Date));
            json.WriteNumber("version", day.Head.Version);
            json.WriteNumber("city", day.City.Version);
            json.WriteString("at", day.Head.LastAt);
            json.WriteBoolean("closed", day.Head.State == DayState.Closed);
            WriteCalls(json, day, zone);
            WriteCounters(json, day, zone);
            WriteQueue(json, day, zone);
            WriteDraw(json, day);
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    static void WriteCalls(Utf8JsonWriter json, DayView day, Zone? zone)
    {
        var plan = PlanOf(day.Office, zone);
        json.WriteNumber("volume", plan.Volume);
        json.WriteStartArray("called");
        foreach (var ticket in day.LastCalledIn(zone))
        {
            json.WriteStartObject();
            json.WriteString("number", ticket.Label);
            json.WriteNumber("counter", ticket.Counter ?? 0);
            json.WriteString("turn", ticket.TurnFrom);
            json.WriteNumber("calls", ticket.Calls);
            json.WriteString("at", ticket.CalledAt!.Value);
            json.WriteBoolean("now", ticket.State == TicketState.Called);
            if (ticket.State == TicketState.Called && plan.SpeaksAt(day.LocalTime(ticket.CalledAt.Value))) WriteSpoken(json, day, ticket, plan.English || ticket.English);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The draw at opening, by the numbers of the slips: who got which number and when to come back. Of the whole office in each of its zones; gone once the first time of the day is over.</summary>
    static void WriteDraw(Utf8JsonWriter json, DayView day)
    {
        if (DrawShown(day) is not { Count: > 0 } slips) return;
        json.WriteStartArray("drawn");
        foreach (var slip in slips)
        {
            json.WriteStartObject();
            json.WriteNumber("slip", slip.No);
            var ticket = day.Present.First(t => t.No == slip.Ticket);
            json.WriteString("number", ticket.Label);
            json.WriteString("turn", ticket.TurnFrom);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Who won and is still to be called, in the order of the slips, as people look for theirs.</summary>
    public static IReadOnlyList<DrawSlip> DrawShown(DayView day) =>
        day.Opens is { } opens && day.Slips.Any(s => s.Rank is not null) && day.Head.LastAt < day.At(opens).AddMinutes(day.City.Rules.SlotMinutes)
            ? [.. day.Slips.Where(s => day.Present.Any(t => t.No == s.Ticket)).OrderBy(s => s.No)] : [];

    static void WriteSpoken(Utf8JsonWriter json, DayView day, Ticket ticket, bool english)
    {
        json.WriteStartArray("say");
        foreach (var clip in Spoken.Call(ticket, day.Office.Counters.FirstOrDefault(c => c.No == ticket.Counter), english)) json.WriteStringValue(clip);
        json.WriteEndArray();
    }

    static void WriteCounters(Utf8JsonWriter json, DayView day, Zone? zone)
    {
        var counters = day.Counters.Where(c => zone?.Counters.Contains(c.No) != false).ToArray();
        json.WriteNumber("open", counters.Count(c => c.State == CounterState.Open));
        if (PlanOf(day.Office, zone).Layout != "counters") return;
        json.WriteStartArray("counters");
        foreach (var counter in counters)
        {
            json.WriteStartObject();
            json.WriteNumber("counter", counter.No);
            json.WriteBoolean("open", counter.State != CounterState.Closed);
            if (day.Present.FirstOrDefault(t => t.No == counter.Ticket) is { } ticket) json.WriteString("number", ticket.Label);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteQueue(Utf8JsonWriter json, DayView day, Zone? zone)
    {
        var waits = LetterWait.Of(day, zone, day.Head.LastAt);
        json.WriteNumber("waiting", waits.Sum(w => w.Waiting));
        json.WriteStartArray("next");
        foreach (var ticket in UpNext.Of(day, zone, MostNext, day.Head.LastAt)) json.WriteStringValue(ticket.Label);
        json.WriteEndArray();
        json.WriteStartArray("waits");
        foreach (var wait in waits.Take(MostLetters))
        {
            json.WriteStartObject();
            json.WriteString("letters", wait.Letters);
            json.WriteNumber("waiting", wait.Waiting);
            if (wait.Wait is { FromMinutes: { } from, ToMinutes: { } to })
            {
                json.WriteNumber("from", from);
                json.WriteNumber("to", to);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
