using System.Text.Json;
using System.Text.Json.Serialization;

namespace CityDay.Checks;

/// <summary>One office-day as the administrator's export tells it: what the database holds, row by row.</summary>
sealed record DayExport(HeadRow Head, IReadOnlyList<SlotRow> Slots, IReadOnlyList<StockRow> Stock, IReadOnlyList<SeriesRow> Series,
    IReadOnlyList<BookingRow> Bookings, IReadOnlyList<TicketRow> Tickets, IReadOnlyList<CounterRow> Counters, IReadOnlyList<FactRow> Facts)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new LooseText() } };

    /// <summary>Office and date, as every finding names it.</summary>
    [JsonIgnore]
    public string Name => $"{Head.Office} {Head.Date}";

    public static DayExport Read(JsonElement export) => export.Deserialize<DayExport>(Json) ?? throw new JsonException("An empty export");
}

sealed record HeadRow(string Office, string Date, int Version, string State, int LastFact, DateTimeOffset LastAt, string Chain);

sealed record SlotRow(int No, string Start, string Group, string Channel, int Capacity, int Wanted, int Taken);

sealed record StockRow(int No, int Capacity, int Taken, string? Blank = null);

sealed record SeriesRow(string Letter, int Last);

sealed record BookingRow(int No, string? Reference, string Channel, string State, string Start, int? Number, string? Label, bool Priority, IReadOnlyList<ItemRow> Items)
{
    /// <summary>These states keep the places they took; what was cancelled, revoked, moved or lapsed has given them back.</summary>
    [JsonIgnore]
    public bool HoldsPlaces => State is BookingStates.Held or BookingStates.Confirmed or BookingStates.Arrived or BookingStates.Closed or BookingStates.NoShow;

    /// <summary>Still to come or here: nobody else may stand for the same subject and group.</summary>
    [JsonIgnore]
    public bool IsActive => State is BookingStates.Held or BookingStates.Confirmed or BookingStates.Arrived;
}

/// <summary>Places that are not all at the time of the booking say slot by slot where they are.</summary>
sealed record ItemRow(int No, string Service, string Group, string? Subject, bool Active, int Places, int? Blank, IReadOnlyList<SpreadRow>? Spread = null);

sealed record SpreadRow(int Slot, int Places);

/// <summary>What it was told of its wait when it began, in seconds from <paramref name="ArrivedAt"/>, is missing where nothing could be told.</summary>
sealed record TicketRow(int No, string State, int? Counter, DateTimeOffset? ArrivedAt = null, int? ToldLikely = null, int? ToldAtMost = null);

sealed record CounterRow(int No, string State, int? Ticket);

sealed record FactRow(int No, DateTimeOffset At, string Actor, string Kind, Guid? Request, Guid? Cause, string Payload, string? Mac = null)
{
    JsonElement payload;

    [JsonIgnore]
    JsonElement Body => payload.ValueKind == JsonValueKind.Object ? payload : payload = JsonSerializer.Deserialize<JsonElement>(Payload);

    public int? Int(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
    public int[] Ints(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetInt32())] : [];
    public bool Is(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
    public string? Text(string name) => Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>States of a booking, as the export writes them.</summary>
static class BookingStates
{
    public const string Held = "held", Confirmed = "confirmed", Arrived = "arrived", Closed = "closed", Cancelled = "cancelledByCitizen",
        Revoked = "revokedByOffice", Expired = "expired", NoShow = "noShow", Moved = "moved";
}

/// <summary>States of a ticket, as the export writes them.</summary>
static class TicketStates
{
    public const string Waiting = "waiting", Called = "called", Serving = "serving", Served = "served", Parked = "parked", Missed = "missed",
        Transferred = "transferred", Left = "left";

    /// <summary>In the order of their numbers in a payload, the first being 1.</summary>
    public static readonly string[] ByNumber = [Waiting, Called, Serving, Served, Parked, Missed, Transferred, Left];
}

/// <summary>Groups, subjects and payloads are compared, never understood: a number or an object is as good as a text.</summary>
sealed class LooseText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        using var value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
