using System.Collections.Concurrent;
using Dantain.Shared;
using Dantain.Web.Hosting;

namespace Dantain.Web.Doors;

/// <summary>
/// How many codes that find nothing each member of the staff has sent within a minute at this node. Somebody who tries codes is stopped long before
/// one is met by chance; an officer whose scanner reads other labels is told to look what it reads.
/// </summary>
sealed class WrongCodes(CityClock clock, Settings settings)
{
    public static readonly Refusal TooMany = new("door.too-many-wrong", RefusalKind.Busy);

    const int Most = 20;
    readonly ConcurrentDictionary<(int Staff, long Minute), int> counts = [];

    public bool IsOver(int staff) => settings.RateLimits && counts.GetValueOrDefault((staff, Minute)) >= Most;

    public void Add(int staff)
    {
        var minute = Minute;
        foreach (var old in counts.Keys.Where(k => k.Minute != minute)) counts.TryRemove(old, out _);
        counts.AddOrUpdate((staff, minute), 1, static (_, n) => n + 1);
    }

    long Minute => clock.Now.ToUnixTimeSeconds() / 60;
}
