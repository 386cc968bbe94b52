using System.Net;
using System.Text;

namespace CityDay.Modes;

/// <summary>
/// Stands between a day and its host and passes everything on, except that it grants one booking by itself: it answers 201 before, and
/// without, anything being durable. It is the broken host in the proof that CityDay notices a promise given before the commit.
/// </summary>
static class Relay
{
    static readonly string[] NotPassedOn = ["Host", "Content-Length", "Connection", "Transfer-Encoding", "Keep-Alive", "Content-Type"];

    public static async Task<int> RunAsync(Options options)
    {
        var to = new Uri(options.Url ?? throw new FormatException("--to is needed"));
        using var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{options.People}/" } };
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 256 }) { Timeout = Timeout.InfiniteTimeSpan };
        listener.Start();
        var bookings = 0;
        while (listener.IsListening)
        {
            var asked = await listener.GetContextAsync();
            var lie = asked.Request is { HttpMethod: "POST", Url.AbsolutePath: "/api/v1/bookings" } && Interlocked.Increment(ref bookings) == options.Number;
            _ = lie ? GrantAsync(asked) : PassOnAsync(asked, http, to);
        }
        return 0;
    }

    /// <summary>The answer of a host that acknowledges first and then loses its power.</summary>
    static async Task GrantAsync(HttpListenerContext asked)
    {
        asked.Response.StatusCode = 201;
        asked.Response.ContentType = "application/json";
        await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes("""{"reference":"NEVERWAS","token":"NEVERWASNEVERWASNEVE","number":"A-999","office":"","date":"","start":"08:00","state":"confirmed"}"""));
        asked.Response.Close();
        Console.WriteLine($"relay: granted {asked.Request.Headers["Idempotency-Key"]} without asking the host");
    }

    static async Task PassOnAsync(HttpListenerContext asked, HttpClient http, Uri to)
    {
        try
        {
            using var request = new HttpRequestMessage(new(asked.Request.HttpMethod), new Uri(to, asked.Request.Url!.PathAndQuery));
            if (asked.Request.HasEntityBody)
            {
                using var body = new MemoryStream();
                await asked.Request.InputStream.CopyToAsync(body);
                request.Content = new ByteArrayContent(body.ToArray());
                if (asked.Request.ContentType is { } type) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
            foreach (var name in asked.Request.Headers.AllKeys.OfType<string>().Except(NotPassedOn, StringComparer.OrdinalIgnoreCase))
                request.Headers.TryAddWithoutValidation(name, asked.Request.Headers[name]);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            asked.Response.StatusCode = (int)answer.StatusCode;
            asked.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            foreach (var (name, values) in answer.Headers.Where(h => !NotPassedOn.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
                foreach (var value in values) asked.Response.Headers.Add(name, value);
            await answer.Content.CopyToAsync(asked.Response.OutputStream);
            asked.Response.Close();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or HttpListenerException or ObjectDisposedException or OperationCanceledException)
        {
            asked.Response.Abort();
        }
    }
}
