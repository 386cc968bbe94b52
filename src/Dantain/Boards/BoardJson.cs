using System.Buffers;
using System.Text.Json;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Boards;

/// <summary>Everything a display in the hall needs, as one small state: numbers and counters, never a name or a service.</summary>
public static class BoardJson
{
    public static byte[] Write(DayView day)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("office", day.Office.Code);
            json.WriteString("date", Iso.Write(day.Id.Date));
            json.WriteNumber("version", day.Head.Version);
            json.WriteString("at", day.Head.LastAt);
            json.WriteBoolean("closed", day.Head.State == DayState.Closed);
            json.WriteStartArray("called");
            foreach (var ticket in day.LastCalled)
            {
                json.WriteStartObject();
                json.WriteString("number", ticket.Label);
                json.WriteNumber("counter", ticket.Counter ?? 0);
                json.WriteNumber("calls", ticket.Calls);
                json.WriteString("at", ticket.CalledAt!.Value);
                json.WriteBoolean("now", ticket.State == TicketState.Called);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("waiting", day.Present.Count(t => t.CanBeCalled));
            json.WriteNumber("open", day.Counters.Count(c => c.State == CounterState.Open));
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }
}
