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
            await Task.WhenAny(phone.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(phone.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException) { }   // cut
        finally { phone.Dispose(); }
    }

    public void Dispose()
    {
        Cut();
        listener.Dispose();
    }
}
