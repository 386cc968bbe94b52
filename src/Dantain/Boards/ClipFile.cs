using System.Buffers.Binary;
using Dantain.Shared;

namespace Dantain.Boards;

/// <summary>
/// A recording somebody hands in to be played by boards: WAV (PCM), OGG (Opus or Vorbis) or MP3, which every browser a board runs in decodes.
/// What it is is read from its bytes, never from its name; it is walked to its end, so that one that was cut off or is something else is refused.
/// </summary>
/// <param name="Type">Media type it is served with.</param>
/// <param name="Seconds">How long it sounds.</param>
public sealed record ClipFile(byte[] Bytes, string Type, double Seconds)
{
    /// <summary>A word in plain WAV of a recorder (44,100 Hz, one channel) is 90 kB a second.</summary>
    public const int MostBytes = 512 * 1024;
    /// <summary>Longer than any word; a call has a dozen of them.</summary>
    public const int MostSeconds = 5;
    const double LeastSeconds = 0.05;

    public static Result<ClipFile> Read(byte[] bytes)
    {
        if (bytes.Length == 0) return VoiceRefusals.FileMissing;
        if (bytes.Length > MostBytes) return VoiceRefusals.FileLarge;
        var (type, seconds) = bytes.AsSpan() switch
        {
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => ("audio/wav", Wav(bytes)),
            [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => ("audio/ogg", Ogg(bytes)),
            _ => ("audio/mpeg", Mp3(bytes)),
        };
        if (seconds is not >= LeastSeconds) return VoiceRefusals.FileUnknown;
        return seconds > MostSeconds ? VoiceRefusals.FileLong : new ClipFile(bytes, type, seconds.Value);
    }

    /// <summary>Chunks up to the sound; of sounds, whole numbers and floats only.</summary>
    static double? Wav(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[8..12].SequenceEqual("WAVE"u8)) return null;
        var (rate, at) = (0u, 12L);
        while (at + 8 <= file.Length)
        {
            var name = file.Slice((int)at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[((int)at + 4)..]);
            var held = file[((int)at + 8)..];
            if (name.SequenceEqual("data"u8)) return rate == 0 || length > held.Length ? null : (double)length / rate;
            if (name.SequenceEqual("fmt "u8))
            {
                if (length < 16 || held.Length < 16 || BinaryPrimitives.ReadUInt16LittleEndian(held) is not (1 or 3 or 0xFFFE)) return null;
                rate = BinaryPrimitives.ReadUInt32LittleEndian(held[8..]);
            }
            at += 8 + length + length % 2;
        }
        return null;
    }

    /// <summary>Pages to the end: the last one says how many samples there were.</summary>
    static double? Ogg(ReadOnlySpan<byte> file)
    {
        var (rate, skip, last) = (0u, 0, 0L);
        while (file.Length > 0)
        {
            if (file.Length < 27 || !file[..4].SequenceEqual("OggS"u8) || file.Length < 27 + file[26]) return null;
            var length = 27 + file[26];
            foreach (var part in file.Slice(27, file[26])) length += part;
            if (length > file.Length) return null;
            if (rate == 0 && ((rate, skip) = Codec(file[(27 + file[26])..length])).Item1 == 0) return null;
            if (BinaryPrimitives.ReadInt64LittleEndian(file[6..]) is > 0 and var samples) last = samples;
            file = file[length..];
        }
        return (double)(last - skip) / rate;
    }

    static (uint Rate, int Skip) Codec(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && head.StartsWith("OpusHead"u8) ? (48_000, BinaryPrimitives.ReadUInt16LittleEndian(head[10..]))
        : head.Length >= 16 && head.StartsWith("\u0001vorbis"u8) ? (BinaryPrimitives.ReadUInt32LittleEndian(head[12..]), 0) : (0, 0);

    static readonly int[] Kilobits1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    static readonly int[] Kilobits2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    static readonly int[] Rates = [44_100, 48_000, 32_000];

    /// <summary>Frames of layer III after an ID3 tag; nearly all of the file is frames, what follows may be another tag.</summary>
    static double? Mp3(ReadOnlySpan<byte> file)
    {
        if (file.Length > 10 && file.StartsWith("ID3"u8))
        {
            var tag = 10 + (file[6] << 21 | file[7] << 14 | file[8] << 7 | file[9]);
            if (tag >= file.Length) return null;
            file = file[tag..];
        }
        var (at, frames, seconds) = (0, 0, 0.0);
        while (at + 4 <= file.Length && Frame(file[at..]) is { Bytes: > 0 } frame && at + frame.Bytes <= file.Length)
        {
            (at, frames) = (at + frame.Bytes, frames + 1);
            seconds += frame.Seconds;
        }
        return frames < 3 || at < file.Length * 0.9 ? null : seconds;
    }

    static (int Bytes, double Seconds) Frame(ReadOnlySpan<byte> head)
    {
        if (head[0] != 0xFF || (head[1] & 0xE0) != 0xE0 || (head[1] >> 1 & 3) != 1) return default;
        var (version, bits, rate) = (head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3);
        if (version == 1 || bits is 0 or 15 || rate == 3) return default;
        var (samples, hertz) = version == 3 ? (1152, Rates[rate]) : (576, Rates[rate] / (version == 2 ? 2 : 4));
        var kilobits = (version == 3 ? Kilobits1 : Kilobits2)[bits];
        return (samples / 8 * kilobits * 1000 / hertz + (head[2] >> 1 & 1), (double)samples / hertz);
    }
}
