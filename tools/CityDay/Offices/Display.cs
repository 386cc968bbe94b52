using System.Text.Json;
using CityDay.Wire;

namespace CityDay.Offices;

/// <summary>
/// The board in the hall: listens for as long as the day lasts, connects again whenever it is cut off, and must never see the office's
/// version go back.
/// </summary>
static class Display
{
    public static async Task ListenAsync(Hall hall, CancellationToken until)
    {
        var last = 0;
        while (!until.IsCancellationRequested)
        {
            try
            {
                using var stream = await hall.Town.Anyone.OpenAsync($"/offices/{hall.Code}/board/events", until);
                using var lines = new StreamReader(stream);
                while (await lines.ReadLineAsync(until) is { } line)
                    if (line.StartsWith("data:", StringComparison.Ordinal)) last = Look(hall, line[5..], last);
            }
            catch (Exception fault) when (Caller.IsLost(fault)) { }
            try { await Task.Delay(Random.Shared.Next(200, 1200), until); }
            catch (OperationCanceledException) { return; }
        }
    }

    static int Look(Hall hall, string data, int last)
    {
        try
        {
            var board = JsonSerializer.Deserialize<JsonElement>(data);
            if (board.ValueKind != JsonValueKind.Object || !board.TryGetProperty("version", out var version)) return last;
            hall.Town.Ledger.Count("boards shown");
            if (board.GetProperty("date").GetString() != hall.Town.Today) return last;
            if (version.GetInt32() < last) hall.Town.Ledger.Fault($"{hall.Code}: the board went back from version {last} to {version.GetInt32()}");
            return version.GetInt32();
        }
        catch (JsonException)
        {
            return last;   // a heartbeat
        }
    }
}
