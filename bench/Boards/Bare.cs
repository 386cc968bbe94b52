using System.Buffers.Text;
using System.Diagnostics;

namespace Dantain.Bench.Boards;

/// <summary>The yardstick: a server that only sends a small message to everybody, ten times a second.</summary>
static class Bare
{
    public static async Task<string> MeasureAsync(Uri server, int count, double rate, double warm, double seconds)
    {
        var screens = await Screen.ConnectAsync(new(server, "/sse"), Read, count);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(warm + seconds + 60) };
        var from = TimeProvider.System.GetUtcNow().AddSeconds(warm);
        await http.GetStringAsync(new Uri(server, $"/blast?secs={warm + seconds}&rate={rate}"));
        await Task.Delay(500);   // what is still on its way
        return Figures.Of(screens.Select(s => s.Close()), [], from, from.AddSeconds(seconds));
    }

    /// <summary>The message carries the monotonic clock of the machine, which all processes share.</summary>
    static DateTimeOffset? Read(ReadOnlySpan<byte> bytes, out int used)
    {
        used = 0;
        var mark = "{\"t\":"u8;
        var at = bytes.IndexOf(mark);
        if (at < 0 || !bytes[at..].Contains((byte)'}') || !Utf8Parser.TryParse(bytes[(at + mark.Length)..], out long sent, out var digits)) return null;
        used = at + mark.Length + digits;
        return TimeProvider.System.GetUtcNow() - Stopwatch.GetElapsedTime(sent);
    }
}
