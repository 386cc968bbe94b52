using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CityDay.Modes;

/// <summary>
/// A host of our own: started with what the environment says about it, a demo clock that survives a kill, and no limit of requests.
/// Killed as a machine loses power: without a word.
/// </summary>
sealed class HostProcess(string path, string clock, string? log) : IDisposable
{
    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
    Process? process;

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort()}");

    public async Task StartAsync()
    {
        var start = path.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet", [path]) : new ProcessStartInfo(path);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["ASPNETCORE_URLS"] = Url.ToString();
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(Path.GetFullPath(path));
        start.Environment["DANTAIN_PROFILE"] = "demo";
        start.Environment["DANTAIN_RATE_LIMITS"] = "off";
        start.Environment["DANTAIN_CLOCK"] = clock;
        process = Process.Start(start) ?? throw new InvalidOperationException($"{path} does not start");
        _ = KeepAsync(process.StandardOutput);
        _ = KeepAsync(process.StandardError);
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(3);)
        {
            if (process.HasExited) throw new InvalidOperationException($"The host ended with exit code {process.ExitCode}{(log is null ? "" : $"; see {log}")}");
            if (await IsReadyAsync()) return;
            await Task.Delay(100);
        }
        throw new TimeoutException("The host was not ready within three minutes");
    }

    public async Task KillAsync()
    {
        process!.Kill();   // SIGKILL
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    async Task<bool> IsReadyAsync()
    {
        try { return (await http.GetAsync(new Uri(Url, "/health/ready"))).StatusCode == HttpStatusCode.OK; }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException) { return false; }
    }

    async Task KeepAsync(StreamReader said)
    {
        try
        {
            while (await said.ReadLineAsync() is { } line)
                if (log is not null) lock (http) File.AppendAllText(log, line + "\n");
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException) { }
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (process is { HasExited: false }) process.Kill();
        process?.Dispose();
        http.Dispose();
    }
}
