using System.Buffers;
using System.Text.Json;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Bookings;

/// <summary>The free places of one office-day for everyone to read, without identity: by service group and time, of the online channel.</summary>
public static class AvailabilityJson
{
    public static byte[] Write(DayView day)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("office", day.Office.Code);
            json.WriteString("date", Iso.Write(day.Id.Date));
            json.WriteNumber("version", day.Head.Version);
            json.WriteBoolean("open", day.Head.State == DayState.Open && day.Slots.Count > 0);
            json.WriteStartArray("groups");
            foreach (var group in day.Slots.Where(s => s.Channel == Channel.Online).GroupBy(s => s.Group)) WriteGroup(json, day, group);
            json.WriteEndArray();
            json.WriteStartObject("cards");
            foreach (var stock in day.Stocks)
                if (day.City.Pack.Blanks.FirstOrDefault(b => b.No == stock.No) is { } blank) json.WriteNumber(blank.Code, stock.Free);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    static void WriteGroup(Utf8JsonWriter json, DayView day, IGrouping<int, Slot> slots)
    {
        json.WriteStartObject();
        json.WriteString("group", day.City.Group(slots.Key)!.Code);
        json.WriteNumber("minutesPerPlace", day.City.Group(slots.Key)!.MinutesPerPlace);
        json.WriteStartArray("slots");
        foreach (var slot in slots)
        {
            json.WriteStartObject();
            json.WriteString("start", Iso.Write(slot.Start));
            json.WriteNumber("minutes", slot.Minutes);
            json.WriteNumber("free", slot.Free);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
