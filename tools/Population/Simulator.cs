using System.Text.Json;

namespace Population;

/// <summary>
/// Stands in for the ministry's interface: the same questions and answers over HTTP, with invented people only. Answers 200 whatever happens,
/// is strict about who asks, and has planted faults: some people's numbers always bring one, and <c>POST /fault/NAME</c> plants it for everybody.
/// </summary>
public static class Simulator
{
    public const string User = "dantain", Password = "coba";

    public static async Task Main(string[] args)
    {
        if (args is not (["--port", _] or ["--port", _, "--quota", _]) || !int.TryParse(args[1], out var port) || !int.TryParse(args.ElementAtOrDefault(3) ?? "0", out var quota))
        {
            Console.Error.WriteLine("Population --port N [--quota CALLS]\nStands in for the population register, with invented people. GET / lists them and their faults.");
            Environment.ExitCode = 2;
            return;
        }
        await using var app = await StartAsync(port, quota);
        Console.WriteLine($"Invented population register: {app.Urls.Single()} (its people: open it)");
        await app.WaitForShutdownAsync();
    }

    /// <param name="port">0 for any free one.</param>
    /// <param name="quota">Calls it answers; 0 for no limit.</param>
    public static async Task<WebApplication> StartAsync(int port, int quota = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var state = new State(quota);
        app.MapGet("/", () => string.Join('\n', People.All.Select(p => $"{p.Nik}  {p.Name}  {p.Fault}")) + '\n');
        app.MapGet("/calls", () => state.Calls);
        app.MapPost("/fault/{fault}", (string fault) => Enum.TryParse<Fault>(fault, ignoreCase: true, out var planted) ? Results.Text((state.Planted = planted).ToString()) : Results.NotFound());
        app.MapPost("/verify", (HttpContext http) => AnswerAsync(http, state));
        await app.StartAsync();
        return app;
    }

    static async Task AnswerAsync(HttpContext http, State state)
    {
        using var ask = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var (nik, name) = (Asked(ask, "NIK"), Asked(ask, "NAMA_LGKP"));
        var known = People.Find(nik);
        var fault = state.Planted != Fault.None ? state.Planted : state.Count() ? known?.Fault ?? Fault.None : Fault.Quota;
        switch (fault)
        {
            case Fault.Slow: await Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted); break;
            case Fault.Broken: http.Response.StatusCode = 500; return;
            case Fault.Cut: http.Abort(); return;
            case Fault.Garbage: await WriteAsync(http, "<html><body>SIAK sedang dalam pemeliharaan</body></html>"); return;
            case Fault.Quota: await WriteAsync(http, """{"content":[{"RESPONSE_CODE":"05","RESPONSE":"Kuota Akses Hari ini telah Habis"}],"lastPage":true}"""); return;
        }
        if (Asked(ask, "USER_ID") != User || Asked(ask, "PASSWORD") != Password) await WriteAsync(http, """{"RESPON":"User dan Password salah"}""");
        else if (known is null) await WriteAsync(http, """{"content":[{"RESPONSE_CODE":"13","RESPONSE":"Data Tidak Ditemukan"}],"lastPage":true}""");
        else
        {
            var likeness = known.Likeness(name);
            var like = likeness >= ask.RootElement.GetProperty("TRESHOLD").GetInt32();
            await WriteAsync(http, $$"""{"content":[{"NIK":"Sesuai","NAMA_LGKP":"{{(like ? "Sesuai" : "Tidak Sesuai")}} ({{likeness}})"}],"lastPage":true}""");
        }
    }

    static string Asked(JsonDocument ask, string field) => ask.RootElement.TryGetProperty(field, out var value) ? value.ToString() : "";

    static Task WriteAsync(HttpContext http, string text) => http.Response.WriteAsync(text, http.RequestAborted);

    sealed class State(int quota)
    {
        int calls;

        public int Calls => calls;
        public Fault Planted { get; set; }

        /// <summary>Counts a call; false when it is over the quota.</summary>
        public bool Count() => Interlocked.Increment(ref calls) is var no && (quota == 0 || no <= quota);
    }
}
