using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CityDay.Checks;

/// <summary>
/// The draw at an opening, repeated from the export alone as docs/urutan-panggilan.md tells anybody to: the seed follows from the chain after the
/// last slip, the order from the seed, and who won has a number under their slip.
/// </summary>
static class DrawCheck
{
    const int MacLength = 16;

    public static IEnumerable<Breach> Of(DayExport day)
    {
        var slips = day.Facts.Where(f => f.Kind == "SlipGiven").ToArray();
        foreach (var drawn in day.Facts.Where(f => f.Kind == "SlipsDrawn"))
        {
            var after = drawn.Int("after") ?? -1;
            if (after < slips.Max(s => (int?)s.No)) yield return new(Invariants.Draw, day.Name, $"a slip was given after fact {after}, from which the draw was made");
            if (Seed(day, after, drawn) is not { } seed || Convert.ToHexStringLower(seed) != drawn.Text("seed"))
            {
                yield return new(Invariants.Draw, day.Name, $"the seed of fact {drawn.No} does not follow from fact {after}");
                continue;
            }
            int[] order = [.. slips.OrderBy(s => !s.Is("priority")).ThenBy(s => Lot(seed, s.Int("slip")!.Value), Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).Select(s => s.Int("slip")!.Value)];
            if (!order.SequenceEqual(drawn.Ints("order"))) yield return new(Invariants.Draw, day.Name, $"slips were drawn {string.Join(' ', drawn.Ints("order"))}, and are {string.Join(' ', order)}");
            var won = day.Facts.Count(f => f.Kind == "TicketTaken" && f.Int("slip") is not null);
            if (won != drawn.Int("won")) yield return new(Invariants.Draw, day.Name, $"{drawn.Int("won")} slips won, and {won} numbers stand under a slip");
        }
    }

    static byte[]? Seed(DayExport day, int after, FactRow drawn)
    {
        var mac = after == 0 ? new byte[MacLength] : day.Facts.FirstOrDefault(f => f.No == after)?.Mac is { } hex ? Convert.FromHexString(hex) : null;
        if (mac is null || !DateTimeOffset.TryParse(drawn.Text("opens"), System.Globalization.CultureInfo.InvariantCulture, out var opens)) return null;
        var bytes = new byte[MacLength + sizeof(long)];
        mac.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(MacLength), opens.ToUnixTimeMilliseconds());
        return SHA256.HashData(bytes);
    }

    static byte[] Lot(byte[] seed, int slip)
    {
        byte[] bytes = [.. seed, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(seed.Length), slip);
        return SHA256.HashData(bytes)[..8];
    }
}
