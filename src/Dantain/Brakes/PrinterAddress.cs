using System.Net;
using System.Net.Sockets;
using Dantain.Shared;

namespace Dantain.Brakes;

/// <summary>
/// Where a printer of an office listens for raw bytes: an IPv4 number of the office's own network (RFC 1918) or of the machine itself, and a
/// port, 9100 unless another is named. Names and public numbers are refused, so that nobody makes the server call elsewhere.
/// </summary>
public sealed record PrinterAddress
{
    const int UsualPort = 9100;

    PrinterAddress(IPAddress number, int port) => Target = new(number, port);

    public IPEndPoint Target { get; }

    /// <summary>What was typed; nothing typed is no printer.</summary>
    public static Result<PrinterAddress?> Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (PrinterAddress?)null;
        var parts = typed.Trim().Split(':');
        if (parts.Length > 2 || parts[0].Split('.') is not { Length: 4 } four || !four.All(IsByte)) return BrakeRefusals.PrinterUnknown;
        var port = parts.Length == 1 ? UsualPort : parts[1].Length is > 0 and <= 5 && parts[1].All(char.IsAsciiDigit) ? int.Parse(parts[1]) : 0;
        var number = IPAddress.Parse(parts[0]);
        return number.AddressFamily == AddressFamily.InterNetwork && IsNear(number.GetAddressBytes()) && port is >= 1024 and <= 65535 ? new PrinterAddress(number, port) : BrakeRefusals.PrinterUnknown;
    }

    /// <summary>No leading zero: some would read it as octal.</summary>
    static bool IsByte(string text) => text.Length is > 0 and <= 3 && text.All(char.IsAsciiDigit) && (text == "0" || text[0] != '0') && int.Parse(text) <= 255;

    static bool IsNear(byte[] b) => b[0] is 10 or 127 || b is [172, >= 16 and <= 31, ..] or [192, 168, ..];

    public override string ToString() => Target.ToString();
}
