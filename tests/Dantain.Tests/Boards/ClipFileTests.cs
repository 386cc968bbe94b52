using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Dantain.Boards;
using Dantain.Tests.Architecture;

namespace Dantain.Tests.Boards;

public sealed class ClipFileTests
{
    static readonly string Folder = Path.Combine(SourceFile.Root, "src/Dantain.Web/wwwroot/suara");

    static byte[] Wav(double seconds, int rate = 22_050, ushort format = 1)
    {
        var data = (int)(seconds * rate) * 2;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8); writer.Write(36 + data); writer.Write("WAVEfmt "u8); writer.Write(16); writer.Write(format); writer.Write((ushort)1);
        writer.Write(rate); writer.Write(rate * 2); writer.Write((ushort)2); writer.Write((ushort)16); writer.Write("data"u8); writer.Write(data);
        writer.Write(new byte[data]);
        return stream.ToArray();
    }

    static byte[] Page(long granule, byte[] body)
    {
        var page = new byte[28 + body.Length];
        "OggS"u8.CopyTo(page);
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), granule);
        (page[26], page[27]) = (1, (byte)body.Length);
        body.CopyTo(page, 28);
        return page;
    }

    static byte[] Opus(double seconds)
    {
        var head = new byte[19];
        "OpusHead"u8.CopyTo(head);
        (head[8], head[9], head[10], head[11]) = (1, 1, 0x38, 0x01);   // 312 samples before the sound
        return [.. Page(0, head), .. Page(0, Encoding.ASCII.GetBytes("OpusTags")), .. Page((long)(seconds * 48_000) + 312, new byte[80])];
    }

    static byte[] Vorbis(double seconds)
    {
        var head = new byte[30];
        "\u0001vorbis"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), 44_100);
        return [.. Page(0, head), .. Page((long)(seconds * 44_100), new byte[80])];
    }

    [Fact]
    public void Every_clip_that_comes_with_the_program_could_be_handed_in()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.mp3", SearchOption.AllDirectories))
        {
            var read = ClipFile.Read(File.ReadAllBytes(file));
            read.IsOk.ShouldBeTrue(file);
            read.Value.Type.ShouldBe("audio/mpeg");
            read.Value.Seconds.ShouldBeInRange(0.1, 3, file);
        }
    }

    [Fact]
    public void A_recording_is_known_by_its_bytes_and_its_length_is_measured()
    {
        foreach (var (bytes, type, seconds) in new[] { (Wav(1.5), "audio/wav", 1.5), (Wav(0.5, 44_100), "audio/wav", 0.5), (Opus(2), "audio/ogg", 2.0), (Vorbis(0.75), "audio/ogg", 0.75) })
        {
            var read = ClipFile.Read(bytes);
            read.IsOk.ShouldBeTrue(type);
            read.Value.Type.ShouldBe(type);
            read.Value.Seconds.ShouldBe(seconds, 0.01);
        }
    }

    [Fact]
    public void What_is_too_large_too_long_or_empty_says_so()
    {
        ClipFile.Read([]).Refusal.ShouldBe(VoiceRefusals.FileMissing);
        ClipFile.Read(Wav(5.5)).Refusal.ShouldBe(VoiceRefusals.FileLong);
        ClipFile.Read(Opus(6)).Refusal.ShouldBe(VoiceRefusals.FileLong);
        ClipFile.Read(new byte[ClipFile.MostBytes + 1]).Refusal.ShouldBe(VoiceRefusals.FileLarge);
    }

    [Fact]
    public void What_is_no_sound_or_was_cut_off_is_refused()
    {
        byte[][] wrong =
        [
            Encoding.UTF8.GetBytes("<script>alert(1)</script>"), [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], new byte[5000], Wav(0), Wav(1, format: 85), Wav(1)[..^1], Wav(1)[..40], Opus(1)[..^1], Opus(0),
            [.. Opus(1), 1], Page(0, new byte[40]), [.. "ID3"u8, 4, 0, 0, 127, 127, 127, 127, 0], File.ReadAllBytes(Path.Combine(Folder, "id/satu.mp3"))[..200], [.. File.ReadAllBytes(Path.Combine(Folder, "id/satu.mp3")), .. new byte[60_000]],
        ];
        foreach (var bytes in wrong) ClipFile.Read(bytes).Refusal.ShouldBe(VoiceRefusals.FileUnknown, Convert.ToHexString(bytes.AsSpan(0, Math.Min(12, bytes.Length))));
    }

    /// <summary>Whatever bytes come: an answer, and never a length that no sound can have.</summary>
    [Fact]
    public void Any_bytes_get_an_answer()
    {
        byte[][] right = [Wav(0.2), Opus(0.5), Vorbis(0.5), File.ReadAllBytes(Path.Combine(Folder, "id/satu.mp3"))];
        Gen.Select(Gen.Int[0, right.Length - 1], Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[0, 12], Gen.Int[0, 400]).Sample((which, changes, cut) =>
        {
            var bytes = right[which][..^Math.Min(cut, right[which].Length)];
            foreach (var (place, value) in changes) if (place < bytes.Length) bytes[place] = value;
            var read = ClipFile.Read(bytes);
            if (read.IsOk) read.Value.Seconds.ShouldBeInRange(0.05, ClipFile.MostSeconds);
        }, iter: 20_000);
    }
}
