using System.Buffers.Binary;
using System.Security.Cryptography;
using Dantain.Cities;

namespace Dantain.OfficeDays;

/// <summary>
/// Somebody who is there before the office opens and takes part in the draw of the day's first numbers. <see cref="DayRow.No"/> is the number
/// on their slip of paper; nothing else is known of them.
/// </summary>
public sealed record DrawSlip : DayRow
{
    /// <summary>Number of the service in the pack.</summary>
    public int Service { get; init; }
    /// <summary>Comes first; who decided it stands in the fact, why does not.</summary>
    public bool Priority { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>The place in the order that was drawn, from 1; null until then.</summary>
    public int? Rank { get; init; }
    /// <summary>The number on the spot it won.</summary>
    public int? Ticket { get; init; }
    /// <summary>Or the day, and the booking on it, that was given in its stead.</summary>
    public int? PlaceDay { get; init; }
    public int? Place { get; init; }

    public bool IsSettled => Ticket is not null || Place is not null;
}

/// <summary>Where the draw of a day stands: before it, slips can be had from <see cref="Early"/> on; after it nothing is drawn any more that day.</summary>
public enum DrawState { None, Early, Open, Due, Drawn }

/// <summary>
/// The draw itself, as anyone can repeat it from the day's export: the seed is the SHA-256 of the MAC of the fact that came right before the
/// draw's own (16 bytes; zero bytes on a day without one) and of the opening instant (milliseconds since 1970 as 8 bytes, the highest first).
/// Nobody without the key of the chain can know that MAC before the last slip is given. Each slip's lot is the SHA-256 of the seed and its
/// number (4 bytes, the highest first); the smallest comes first, people who come first before all others.
/// </summary>
public static class Draw
{
    public static byte[] Seed(ReadOnlySpan<byte> mac, DateTimeOffset opens)
    {
        var bytes = new byte[mac.Length + sizeof(long)];
        mac.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(mac.Length), opens.ToUnixTimeMilliseconds());
        return SHA256.HashData(bytes);
    }

    /// <summary>The slips in the order in which they are served with numbers.</summary>
    public static IReadOnlyList<DrawSlip> Order(byte[] seed, IEnumerable<DrawSlip> slips) => [.. slips.OrderBy(s => !s.Priority).ThenBy(s => Lot(seed, s.No)).ThenBy(s => s.No)];

    /// <summary>By its first eight bytes: two slips share them once in many centuries, and then the smaller number goes first.</summary>
    static ulong Lot(byte[] seed, int slip)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes + sizeof(int)];
        seed.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[SHA256.HashSizeInBytes..], slip);
        Span<byte> lot = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, lot);
        return BinaryPrimitives.ReadUInt64BigEndian(lot);
    }

    /// <param name="rules">Of the city.</param>
    /// <param name="head">Of the day.</param>
    /// <param name="slips">All of the day.</param>
    /// <param name="opens">The first time of the day; null where the office is not open.</param>
    /// <param name="now">The moment.</param>
    public static DrawState StateOf(Rules rules, DayHead head, IReadOnlyCollection<DrawSlip> slips, DateTimeOffset? opens, DateTimeOffset now)
    {
        if (!rules.WalkIn.Draw || head.State == DayState.Closed || opens is not { } at) return DrawState.None;
        if (slips.Any(s => s.Rank is not null)) return DrawState.Drawn;
        if (now >= at) return slips.Count > 0 ? DrawState.Due : DrawState.None;
        return now < at.AddMinutes(-rules.Kiosk.GivesBeforeMinutes) ? DrawState.Early : DrawState.Open;
    }

    /// <summary>Whether numbers on the spot wait for the draw.</summary>
    public static bool Waits(this DrawState state) => state is DrawState.Early or DrawState.Open or DrawState.Due;
}
