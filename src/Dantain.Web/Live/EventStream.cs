using System.Buffers;
using System.Text;

namespace Dantain.Web.Live;

/// <summary>
/// Server-Sent Events by hand: the same ready bytes go to every client, where the framework's result would format them for each.
/// Ends when the client goes or the host stops; the client reconnects and gets a whole state, so nothing is ever missed.
/// </summary>
static class EventStream
{
    static readonly byte[] Heartbeat = "event: heartbeat\ndata: {}\n\n"u8.ToArray();

    public static byte[] Event(string name, int version, ReadOnlySpan<byte> data)
    {
        var bytes = new ArrayBufferWriter<byte>(data.Length + 64);
        bytes.Write(Encoding.UTF8.GetBytes($"id: {version}\nevent: {name}\ndata: "));
        bytes.Write(data);
        bytes.Write("\n\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <param name="next">Waits for the next event; null is a heartbeat, and an empty array ends the stream.</param>
    public static async Task<IResult> ServeAsync(HttpContext http, LiveFeed live, Func<CancellationToken, ValueTask<byte[]?>> next)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, live.Stopping);
        try
        {
            while (true)
            {
                var bytes = await next(end.Token) ?? Heartbeat;
                if (bytes.Length == 0) break;
                await http.Response.BodyWriter.WriteAsync(bytes, end.Token);
            }
        }
        catch (OperationCanceledException) { }
        return Results.Empty;
    }
}
