using System.Net;
using System.Net.Sockets;

namespace Dantain.Browser.Tests;

/// <summary>The line between a phone and the host, at an address of its own, that a test can cut: then not even a service worker gets through.</summary>
sealed class Line : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly List<TcpClient> open = [];
    readonly int host;
    bool cut;
    int silenced;
    TaskCompletionSource? lost;

    public Line(BrowserHost host)
    {
        this.host = host.Address.Port;
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public void Cut()
    {
        lock (open)
        {
            cut = true;
            open.ForEach(c => c.Dispose());
            open.Clear();
        }
    }

    public void Mend() => cut = false;

    /// <summary>What is asked next arrives, and the line is cut before its answer does.</summary>
    public Task LoseNextAnswerAsync() => (lost = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Who is connected hears nothing more, and no connection is closed; a new one is carried, as if it led to another node.</summary>
    public void FallSilent() => Interlocked.Increment(ref silenced);

    async Task AcceptAsync()
    {
        try { while (true) _ = CarryAsync(await listener.AcceptTcpClientAsync()); }
        catch (Exception e) when (e is SocketException or ObjectDisposedException) { }   // the test is over
    }

    async Task CarryAsync(TcpClient phone)
    {
        using var server = new TcpClient();
        try
        {
            lock (open)
            {
                if (cut) { phone.Dispose(); return; }
                open.AddRange([phone, server]);
            }
            await server.ConnectAsync(IPAddress.Loopback, host);
            var mine = Volatile.Read(ref silenced);
            await Task.WhenAny(AskAsync(phone.GetStream(), server.GetStream(), mine), AnswerAsync(server.GetStream(), phone.GetStream(), mine));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException) { }   // cut
        finally { phone.Dispose(); }
    }

    /// <summary>Whoever asks anew on a connection that has fallen silent is turned away, and comes back on another.</summary>
    async Task AskAsync(Stream phone, Stream server, int mine)
    {
        var bytes = new byte[16_384];
        for (int read; (read = await phone.ReadAsync(bytes)) > 0 && mine == Volatile.Read(ref silenced);) await server.WriteAsync(bytes.AsMemory(0, read));
    }

    async Task AnswerAsync(Stream server, Stream phone, int mine)
    {
        var bytes = new byte[16_384];
        for (int read; (read = await server.ReadAsync(bytes)) > 0;)
            if (Interlocked.Exchange(ref lost, null) is { } answer)
            {
                Cut();
                answer.SetResult();
            }
            else if (mine == Volatile.Read(ref silenced)) await phone.WriteAsync(bytes.AsMemory(0, read));
    }

    public void Dispose()
    {
        Cut();
        listener.Dispose();
    }
}
