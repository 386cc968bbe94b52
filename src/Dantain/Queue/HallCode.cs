using System.Buffers.Binary;
using System.Text;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// The code that the hall of a small office shows and that changes every <see cref="Minutes"/> minutes: who types it on their own phone stands
/// there. Four digits, the same at every node, because they follow from a key of the ring, the office and the time alone. It says that somebody
/// is present and nothing of who they are; their own link says that.
/// </summary>
public sealed class HallCode(Vault vault, CityClock clock)
{
    public const int Minutes = 5, Digits = 4;

    /// <summary>What the hall shows now.</summary>
    public string Of(Office office) => At(office, Period);

    /// <summary>Whether it is shown now or was until at most <see cref="Minutes"/> minutes ago: nobody is too slow to type.</summary>
    public bool IsShown(Office office, string typed) => typed == At(office, Period) || typed == At(office, Period - 1);

    long Period => clock.Now.ToUnixTimeSeconds() / (Minutes * 60);

    string At(Office office, long period)
    {
        var digest = vault.Digest(Encoding.UTF8.GetBytes($"hall/{office.No}/{period}"));
        return (BinaryPrimitives.ReadUInt32BigEndian(digest) % 10_000).ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
    }
}
