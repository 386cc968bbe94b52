using System.Net.Sockets;
using System.Text;

namespace Dantain.Bench.Boards;

/// <summary>A state that came: when, and when it had been decided (or sent, by the yardstick).</summary>
readonly record struct Shown(DateTimeOffset At, DateTimeOffset Made);

/// <summary>Finds when the first state in these bytes was made; null while they hold none. <paramref name="used"/> are the bytes that are done with.</summary>
delegate DateTimeOffset? ReadMade(ReadOnlySpan<byte> bytes, out int used);

/// <summary>One cheap receiver: a bare socket, no HTTP client, so that a thousand of them cost the machine little beside what is measured.</summary>
sealed class Screen(Uri address, ReadMade read)
{
    readonly TcpClient socket = new() { NoDelay = true };

    /// <summary>In the order in which they came.</summary>
    public List<Shown> All { get; } = new(1024);

    public static async Task<Screen[]> ConnectAsync(Uri address, ReadMade read, int count)
    {
        var screens = Enumerable.Range(0, count).Select(_ => new Screen(address, read)).ToArray();
        foreach (var some in screens.Chunk(50)) await Task.WhenAll(some.Select(s => s.OpenAsync()));   // kinder to the backlog
        return screens;
    }

    async Task OpenAsync()
    {
        await socket.ConnectAsync(address.Host, address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/event-stream\r\n\r\n"));
        var bytes = new byte[32_768];
        var there = await stream.ReadAtLeastAsync(bytes, 12, throwOnEndOfStream: false);
        if (!bytes.AsSpan(0, there).StartsWith("HTTP/1.1 200"u8)) throw new IOException($"{address}: {Encoding.ASCII.GetString(bytes, 0, Math.Min(there, 40))}");
        _ = Task.Run(() => FollowAsync(stream, bytes, there));
    }

    async Task FollowAsync(NetworkStream stream, byte[] bytes, int there)
    {
        try
        {
            for (int more; ;)
            {
                there = Take(bytes, there);
                if ((more = await stream.ReadAsync(bytes.AsMemory(there))) == 0) break;
                there += more;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException) { }   // the run is over
    }

    /// <summary>How many bytes are left: the beginning of a state whose rest has not come.</summary>
    int Take(byte[] bytes, int there)
    {
        var now = TimeProvider.System.GetUtcNow();
        var from = 0;
        while (read(bytes.AsSpan(from, there - from), out var used) is { } made)
        {
            lock (All) All.Add(new(now, made));
            from += used;
        }
        if (from == 0 && there == bytes.Length) from = there / 2;   // never so with whole states
        bytes.AsSpan(from, there - from).CopyTo(bytes);
        return there - from;
    }

    public Shown[] Close()
    {
        socket.Dispose();
        lock (All) return [.. All];
    }
}
