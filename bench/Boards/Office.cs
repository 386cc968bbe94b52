using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dantain.Bench.Boards;

/// <summary>The city's clock as the hosts were told it: a fixed distance from the machine's.</summary>
sealed record CityTime(TimeSpan Ahead)
{
    /// <summary>EPOCH;STARTED;1.</summary>
    public static CityTime Parse(string clock)
    {
        var parts = clock.Split(';');
        if (parts is not [_, _, "1"]) throw new FormatException("The city's clock must run at the speed 1");
        return new(DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture) - DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}

/// <summary>
/// An office at work over the published API: one officer calls, serves and finishes at a steady pace, so that each verb is one state, and boards
/// that show it. A state says when it was decided, before it was committed: the delay counts the commit too, which is against the product.
/// </summary>
sealed class Office(Uri calls, Uri boards, CityTime time)
{
    const string Code = "ukur-01";
    static readonly string[] Verbs = ["next", "start", "finish"];
    readonly HttpClient http = new() { BaseAddress = calls };
    readonly List<DateTimeOffset> sent = [];

    public async Task<string> MeasureAsync(int count, double rate, double warm, double seconds)
    {
        (await http.PostAsJsonAsync("/api/v1/session", new { user = $"petugas-{Code}", password = "dantain-demo" })).EnsureSuccessStatusCode();
        var states = (int)((warm + seconds) * rate);
        await DoAsync("counters/1/open");
        for (var i = 0; i < states / Verbs.Length + 1; i++) await DoAsync("queue/tickets", new JsonObject { ["services"] = new JsonArray("UKUR") });
        var screens = await Screen.ConnectAsync(new(boards, $"/api/v1/offices/{Code}/board/events"), Read, count);
        await Task.Delay(500);
        var started = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < states; i++)
        {
            var due = started.AddSeconds(i / rate) - TimeProvider.System.GetUtcNow();
            if (due > TimeSpan.FromMilliseconds(0.5)) await Task.Delay(due);
            sent.Add(TimeProvider.System.GetUtcNow());
            await DoAsync($"counters/1/{Verbs[i % Verbs.Length]}");
        }
        await Task.Delay(1500);   // what is still on its way
        http.Dispose();
        return Figures.Of(screens.Select(s => s.Close()), sent, started.AddSeconds(warm), started.AddSeconds(warm + seconds));
    }

    async Task DoAsync(string verb, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/offices/{Code}/{verb}") { Content = JsonContent.Create(body ?? []) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"{verb}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>The head of a board's event; the times of single calls come after it.</summary>
    DateTimeOffset? Read(ReadOnlySpan<byte> bytes, out int used)
    {
        used = 0;
        var head = bytes.IndexOf("event: board\n"u8);
        if (head < 0) return null;
        var rest = bytes[head..];
        var mark = "\"at\":\""u8;
        var at = rest.IndexOf(mark);
        if (at < 0) return null;
        var text = rest[(at + mark.Length)..];
        var end = text.IndexOf((byte)'"');
        if (end < 0) return null;
        used = head + at + mark.Length + end;
        return Instant(text[..end]) - time.Ahead;
    }

    /// <summary>2026-11-24T02:30:00.123+00:00, with as many digits of a second as there are; read by hand, because thousands come a second.</summary>
    static DateTimeOffset Instant(ReadOnlySpan<byte> text)
    {
        static int Number(ReadOnlySpan<byte> digits)
        {
            var number = 0;
            foreach (var digit in digits) number = number * 10 + digit - '0';
            return number;
        }
        var instant = new DateTimeOffset(Number(text[..4]), Number(text[5..7]), Number(text[8..10]), Number(text[11..13]), Number(text[14..16]), Number(text[17..19]), TimeSpan.Zero);
        long unit = TimeSpan.TicksPerSecond, ticks = 0;
        for (var i = 20; text[19] == '.' && i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9'; i++) ticks += (text[i] - '0') * (unit /= 10);
        return instant.AddTicks(ticks);
    }
}
