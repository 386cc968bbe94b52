using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using CityDay.Accounts;

namespace CityDay.Wire;

/// <summary>
/// Somebody who speaks to the host: the public, or an account that signs in. Whatever is not answered is sent again with the same key
/// until it is, or until patience ends; each answer goes into the ledger before anyone acts on it.
/// </summary>
sealed class Caller(Uri host, LedgerBook ledger, string? user = null, string? password = null) : IDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = user is null ? 256 : 24 })
    {
        BaseAddress = host,
        Timeout = TimeSpan.FromSeconds(35),
    };
    readonly SemaphoreSlim signingIn = new(1);
    volatile string? cookie;

    public static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(120);

    public async Task<Answer> SendAsync(Ask ask)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(ask.Body, Json);
        var (sentAt, answer) = (ledger.Now, Answer.None);
        for (var attempt = 0; answer.Status == 0 && ledger.Now - sentAt < Patience.TotalMilliseconds; attempt++)
        {
            if (attempt > 0) await Task.Delay(Math.Min(50 << Math.Min(attempt, 5), 1000));
            answer = await TryAsync(ask, body, attempt == 0 ? ask.LoseAfter : null);
        }
        ledger.Write(Entry.Of(ask, answer, sentAt, ledger.Now));
        return answer;
    }

    /// <summary>One attempt. Not answered are a dropped connection, a full host and one that broke: only asking again can tell.</summary>
    async Task<Answer> TryAsync(Ask ask, byte[] body, TimeSpan? loseAfter)
    {
        using var lose = new CancellationTokenSource();
        if (loseAfter is { } soon) lose.CancelAfter(soon);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + ask.Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", ask.Key.ToString("D"));
        try
        {
            if (user is not null) await SignedInAsync(request);
            var sent = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request, lose.Token);
            var answer = await ReadAsync(response, lose.Token);
            ledger.Took(ask.Verb, Stopwatch.GetElapsedTime(sent));
            if (answer.Status == 401 && user is not null) cookie = null;
            else if (answer.Status is not (429 or >= 500)) return answer;
            ledger.Count(answer.Status is 429 or 503 or 401 ? "asked to come back" : "broke");
        }
        catch (Exception fault) when (IsLost(fault))
        {
            ledger.Count(lose.IsCancellationRequested ? "answers lost" : "connections lost");
        }
        return Answer.None;
    }

    /// <summary>Reads; asked again while the host is away. Null when there is nothing such.</summary>
    public async Task<JsonElement?> GetAsync(string path)
    {
        var since = ledger.Now;
        while (ledger.Now - since < Patience.TotalMilliseconds)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
            try
            {
                if (user is not null) await SignedInAsync(request);
                using var response = await http.SendAsync(request);
                var answer = await ReadAsync(response, default);
                if (answer.IsOk) return answer.Body;
                if (answer.Status == 401 && user is not null) cookie = null;
                else if (answer.Status is not (429 or 401 or >= 500)) return null;
                else if (answer.Status is not (429 or 401 or 503)) ledger.Count("broke");
            }
            catch (Exception fault) when (IsLost(fault)) { ledger.Count("connections lost"); }
            await Task.Delay(300);
        }
        throw new TimeoutException($"GET {path}: no answer for {Patience.TotalSeconds:0} s");
    }

    /// <summary>Also a bare socket fault: the client throws one when a killed host takes the connection back just as it stands.</summary>
    public static bool IsLost(Exception fault) => fault is HttpRequestException or IOException or SocketException or OperationCanceledException;

    /// <summary>An open stream of events, read by whoever asked for it.</summary>
    public Task<Stream> OpenAsync(string path, CancellationToken until) => http.GetStreamAsync("/api/v1" + path, until);

    async Task SignedInAsync(HttpRequestMessage request)
    {
        if (cookie is null)
        {
            await signingIn.WaitAsync();
            try { cookie ??= await SignInAsync(); }
            finally { signingIn.Release(); }
        }
        request.Headers.Add("Cookie", cookie);
    }

    async Task<string> SignInAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { user, password }, Json)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("D"));
        using var response = await http.SendAsync(request);
        if ((int)response.StatusCode is 400 or 403 or 404) throw new InvalidOperationException($"Signing in as {user}: the host answered {(int)response.StatusCode}");
        if (!response.IsSuccessStatusCode || !response.Headers.TryGetValues("Set-Cookie", out var set)) throw new HttpRequestException($"Signing in as {user}: {(int)response.StatusCode}");
        return string.Join("; ", set.Select(c => c.Split(';')[0]));
    }

    static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken lost)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(lost);
        var status = (int)response.StatusCode;
        if (bytes.Length == 0) return new(status, null, default);
        JsonElement body;
        try { body = JsonSerializer.Deserialize<JsonElement>(bytes); }
        catch (JsonException) { return new(status, "not-json", default); }
        var answer = new Answer(status, null, body);
        return answer.IsOk ? answer : answer with { Code = answer.Text("code") };
    }

    public void Dispose() => http.Dispose();
}
