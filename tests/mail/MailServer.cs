using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Dantain.Tests;

/// <summary>A real SMTP server (Debian's aiosmtpd) in a process of its own; <see cref="NextAsync"/> is the next message it has taken.</summary>
public sealed class MailServer : IDisposable
{
    readonly Process process;
    readonly Channel<JsonNode> taken = Channel.CreateUnbounded<JsonNode>();

    MailServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }
    public int Count { get; private set; }

    public static async Task<MailServer> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Root(), "tests", "mail", "server.py")]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("No SMTP server: ./test installs python3-aiosmtpd");
        var server = new MailServer(process, int.Parse(line));
        _ = server.ReadAsync();
        return server;
    }

    async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Count++;
            taken.Writer.TryWrite(JsonNode.Parse(line)!);
        }
    }

    public async Task<JsonNode> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await taken.Reader.ReadAsync(limit.Token);
    }

    static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent) if (File.Exists(Path.Combine(at.FullName, "Dantain.slnx"))) return at.FullName;
        throw new DirectoryNotFoundException("Dantain.slnx is not above the tests");
    }

    bool disposed;

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        process.Kill();
        process.Dispose();
    }
}
