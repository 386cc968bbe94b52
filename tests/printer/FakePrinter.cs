using System.Net;
using System.Net.Sockets;

namespace Dantain.Tests;

/// <summary>A receipt printer on a local socket: it keeps what it gets, and answers <c>DLE EOT</c> as it is told to.</summary>
public sealed class FakePrinter : IAsyncDisposable
{
    readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly List<Task<byte[]>> tickets = [];
    readonly CancellationTokenSource end = new();
    readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task serving;

    public FakePrinter()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        serving = ServeAsync();
    }

    public IPEndPoint Address => (IPEndPoint)listener.LocalEndPoint!;
    public bool Answers { get; set; } = true;
    public byte State { get; set; } = 0x12;
    public byte Paper { get; set; } = 0x12;
    /// <summary>What it says of its paper once it has printed; the same as before when null.</summary>
    public byte? PaperAfter { get; set; }
    public int Calls => tickets.Count;

    /// <summary>Somebody has sent it something.</summary>
    public Task AskedAsync() => asked.Task;

    /// <summary>Everything the last caller sent, once it has hung up.</summary>
    public Task<byte[]> GotAsync() => tickets[^1];

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var caller = await listener.AcceptAsync(end.Token);
                var got = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
                tickets.Add(got.Task);   // before the first byte is read: then there is something to ask for
                _ = ListenAsync(caller, got);
            }
        }
        catch (OperationCanceledException) { }
    }

    async Task ListenAsync(Socket caller, TaskCompletionSource<byte[]> all)
    {
        using var _ = caller;
        var (got, buffer, printed) = (new List<byte>(), new byte[4096], false);
        try
        {
            while (await caller.ReceiveAsync(buffer, end.Token) is var count and > 0)
            {
                got.AddRange(buffer.AsSpan(0, count));
                asked.TrySetResult();
                printed |= count > 3;
                if (!Answers || got is not [.., 0x10, 0x04, var question]) continue;
                await caller.SendAsync(new[] { question == 1 ? State : printed ? PaperAfter ?? Paper : Paper }, end.Token);
            }
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException) { }
        all.SetResult([.. got]);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        listener.Dispose();
    }
}
