using System.Text;

namespace Dantain.Kiosks;

/// <summary>
/// Writes a ticket in ESC/POS, which nearly every receipt printer speaks (Epson's command reference). It knows what a ticket needs and no more:
/// text in three sizes, a QR code, the cut; and the two questions whose answers say whether the ticket will come out.
/// </summary>
public sealed class EscPos
{
    /// <summary>Windows code page 1252 in the numbering of Epson; in it Latin letters are where Unicode has them.</summary>
    const byte CodePage1252 = 16;
    const byte Escape = 0x1B, Group = 0x1D, LineFeed = 0x0A;

    readonly MemoryStream bytes = new(1024);
    readonly int columns;
    readonly byte module;
    int wide = 1;

    /// <param name="paperMm">80 or 58: 48 or 32 letters on a line.</param>
    public EscPos(int paperMm)
    {
        (columns, module) = paperMm == 58 ? (32, (byte)7) : (48, (byte)9);
        Write([Escape, (byte)'@', Escape, (byte)'t', CodePage1252]);
    }

    /// <summary><c>DLE EOT 1</c>: is it on line? Answered at once, whatever is being printed.</summary>
    public static ReadOnlySpan<byte> AskState => [0x10, 0x04, 1];

    /// <summary><c>DLE EOT 4</c>: is there paper?</summary>
    public static ReadOnlySpan<byte> AskPaper => [0x10, 0x04, 4];

    /// <summary>Bits 1 and 4 of an answer are always set, 0 and 7 never: anything else is no printer.</summary>
    public static bool IsAnswer(byte answer) => (answer & 0x93) == 0x12;
    public static bool IsOffline(byte state) => (state & 0x08) != 0;
    public static bool IsPaperOut(byte paper) => (paper & 0x60) != 0;

    public EscPos Centre() => Write([Escape, (byte)'a', 1]);
    public EscPos Left() => Write([Escape, (byte)'a', 0]);
    public EscPos Bold(bool on) => Write([Escape, (byte)'E', on ? (byte)1 : (byte)0]);

    /// <summary>Letters this many times as wide and as high: 1 to 8.</summary>
    public EscPos Size(int times)
    {
        wide = times;
        return Write([Group, (byte)'!', (byte)((times - 1) << 4 | times - 1)]);
    }

    /// <summary>A paragraph, broken between words. What the code page lacks is put into plain letters or a question mark.</summary>
    public EscPos Line(string text)
    {
        foreach (var line in Broken(Plain(text), columns / wide))
        {
            bytes.Write(Encoding.Latin1.GetBytes(line));
            bytes.WriteByte(LineFeed);
        }
        return this;
    }

    public EscPos Rule() => Line(new string('-', columns / wide));

    public EscPos Feed(int lines) => Write([Escape, (byte)'d', (byte)lines]);

    /// <summary>A QR code of model 2 with error correction M (<c>GS ( k</c>: functions 165, 167, 169, 180 and 181); the printer draws it.</summary>
    public EscPos Qr(string text)
    {
        var data = Encoding.ASCII.GetBytes(text);
        Function([0x31, 0x41, 0x32, 0x00]);
        Function([0x31, 0x43, module]);
        Function([0x31, 0x45, 0x31]);
        Function([0x31, 0x50, 0x30, .. data]);
        return Function([0x31, 0x51, 0x30]);
    }

    /// <summary>Out of the machine as far as the knife, and cut but for a corner.</summary>
    public EscPos Cut() => Write([Group, (byte)'V', 66, 0]);

    public byte[] ToBytes() => bytes.ToArray();

    EscPos Function(ReadOnlySpan<byte> content)
    {
        Write([Group, (byte)'(', (byte)'k', (byte)content.Length, (byte)(content.Length >> 8)]);
        return Write(content);
    }

    EscPos Write(ReadOnlySpan<byte> command)
    {
        bytes.Write(command);
        return this;
    }

    /// <summary>A name could hold what a printer takes for a command: nothing below the space passes.</summary>
    static string Plain(string text) => string.Concat(text.Select(c => c switch
    {
        '–' or '—' or '‑' => "-",
        '‘' or '’' => "'",
        '“' or '”' => "\"",
        '…' => "...",
        '·' or '•' => "-",
        '\n' or '\t' => " ",
        >= ' ' and <= '~' or >= '\u00A0' and <= '\u00FF' => c.ToString(),
        < ' ' or >= '\u007F' and < '\u00A0' => "",
        _ => "?",
    }));

    static IEnumerable<string> Broken(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Chunk(width).Select(part => new string(part))))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }
        yield return line.ToString();
    }
}
