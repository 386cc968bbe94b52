using System.Net;
using System.Net.Sockets;

namespace Dantain.Kiosks;

/// <summary>Whether a ticket came out. Silent is one that is off, slow, busy with another, or no printer at all.</summary>
public enum Printed { Yes = 1, PaperOut = 2, Silent = 3 }

/// <summary>
/// Sends ready bytes to a printer on the network, and asks it before and after. A person stands there and the number counts already: two
/// seconds are all it gets, and nothing is tried twice, because a ticket that comes out twice is worse than one that does not.
/// </summary>
/// <param name="time">The real time, whatever the city's is.</param>
public sealed class TicketPrinter(TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Never throws for what a printer or the network does.</summary>
    public async Task<Printed> PrintAsync(IPEndPoint printer, ReadOnlyMemory<byte> ticket)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var socket = new Socket(printer.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(printer, patience.Token);
            if (await AskAsync(socket, patience.Token) is var before and not Printed.Yes) return before;
            await SendAsync(socket, ticket, patience.Token);
            return await AskAsync(socket, patience.Token);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException) { return Printed.Silent; }
    }

    static async Task<Printed> AskAsync(Socket socket, CancellationToken end)
    {
        var state = await AnswerAsync(socket, EscPos.AskState.ToArray(), end);
        var paper = await AnswerAsync(socket, EscPos.AskPaper.ToArray(), end);
        if (state is not { } s || paper is not { } p) return Printed.Silent;
        // A printer without paper is off line too: the reason goes first.
        return EscPos.IsPaperOut(p) ? Printed.PaperOut : EscPos.IsOffline(s) ? Printed.Silent : Printed.Yes;
    }

    /// <summary>Null when the other side hangs up or is no printer.</summary>
    static async Task<byte?> AnswerAsync(Socket socket, byte[] question, CancellationToken end)
    {
        await SendAsync(socket, question, end);
        var answer = new byte[1];
        return await socket.ReceiveAsync(answer, end) == 1 && EscPos.IsAnswer(answer[0]) ? answer[0] : null;
    }

    static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken end)
    {
        while (bytes.Length > 0) bytes = bytes[await socket.SendAsync(bytes, end)..];
    }
}
