using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Dantain.Storage.Tests;

/// <summary>What the relay does with the next COMMIT it sees.</summary>
enum Cut
{
    None,
    /// <summary>It never reaches the server: both sides see a broken connection.</summary>
    Before,
    /// <summary>The server commits; the answer is lost.</summary>
    After,
    /// <summary>The client sees a broken connection, and only a while later the server gets the COMMIT.</summary>
    Late,
    /// <summary>The server commits; the client is answered 40001, as by a pooler between them that gives up.</summary>
    Denied,
}

/// <summary>A line between a node and its PostgreSQL that breaks exactly at a COMMIT, whichever way the test wants.</summary>
sealed class CommitRelay : IAsyncDisposable
{
    static readonly byte[] Commit = [(byte)'Q', 0, 0, 0, 11, .. Encoding.ASCII.GetBytes("COMMIT"), 0];
    static readonly byte[] Denial = [(byte)'E', 0, 0, 0, 35, .. "SERROR\0VERROR\0C40001\0Mplanted\0\0"u8, (byte)'Z', 0, 0, 0, 5, (byte)'I'];
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly IPEndPoint server;
    readonly CancellationTokenSource stopping = new();
    int next;
    bool down;

    public CommitRelay(string setting)
    {
        var to = new NpgsqlConnectionStringBuilder(setting["postgres:".Length..]);
        server = new(IPAddress.Parse(to.Host!), to.Port);
        listener.Start();
        _ = AcceptAsync();
    }

    public int Commits { get; private set; }
    /// <summary>With Cut.Late: the server gets the COMMIT when this is set.</summary>
    public TaskCompletionSource LetLateOneThrough { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NpgsqlConnectionStringBuilder Through(NpgsqlConnectionStringBuilder direct)
    {
        (direct.Host, direct.Port) = ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
        return direct;
    }

    public void CutNext(Cut how) => Interlocked.Exchange(ref next, (int)how);
    /// <summary>Nobody gets through to the server any more, or again.</summary>
    public void Down(bool isDown) => down = isDown;

    async Task AcceptAsync()
    {
        try { while (true) _ = RelayAsync(await listener.AcceptTcpClientAsync(stopping.Token)); }
        catch (Exception) { }   // stopped
    }

    async Task RelayAsync(TcpClient client)
    {
        using var there = new TcpClient { NoDelay = true };
        using (client)
        {
            try
            {
                if (down) return;
                client.NoDelay = true;
                await there.ConnectAsync(server, stopping.Token);
                var lost = new CancellationTokenSource();
                await Task.WhenAny(ForwardAsync(client, there, lost), BackAsync(there, client, lost));
            }
            catch (Exception) { }   // the line is broken, which is what a relay is for
        }
    }

    async Task ForwardAsync(TcpClient client, TcpClient there, CancellationTokenSource lost)
    {
        var buffer = new byte[65536];
        for (int count; (count = await client.GetStream().ReadAsync(buffer, stopping.Token)) > 0 && !down;)
        {
            var cut = Cut.None;
            if (buffer.AsSpan(0, count).IndexOf(Commit) >= 0)
            {
                Commits++;
                cut = (Cut)Interlocked.Exchange(ref next, (int)Cut.None);
            }
            if (cut == Cut.Before) return;
            if (cut is Cut.After or Cut.Late or Cut.Denied) await lost.CancelAsync();
            if (cut == Cut.Late)
            {
                client.Close();
                await LetLateOneThrough.Task;
            }
            await there.GetStream().WriteAsync(buffer.AsMemory(0, count), stopping.Token);
            if (cut is Cut.None) continue;
            await there.GetStream().ReadAtLeastAsync(buffer, 1, cancellationToken: stopping.Token);   // it has committed
            if (cut == Cut.Denied) await client.GetStream().WriteAsync(Denial, stopping.Token);
            return;
        }
    }

    async Task BackAsync(TcpClient there, TcpClient client, CancellationTokenSource lost)
    {
        var buffer = new byte[65536];
        try
        {
            for (int count; (count = await there.GetStream().ReadAsync(buffer, lost.Token)) > 0 && !down;)
                await client.GetStream().WriteAsync(buffer.AsMemory(0, count), stopping.Token);
        }
        catch (OperationCanceledException) { await Task.Delay(Timeout.Infinite, stopping.Token); }   // the other direction ends the line
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
    }
}
