using System.Collections.Concurrent;
using Dantain.Shared;
using Dantain.Web.Hosting;

namespace Dantain.Web.Doors;

/// <summary>
/// How many wrong codes each has sent within a minute at this node: a member of the staff such as find nothing, whoever holds a link such as no hall
/// shows. Somebody who tries codes is stopped long before one is met by chance; an officer whose scanner reads other labels is told to look what it reads.
/// </summary>
sealed class WrongCodes(CityClock clock, Settings settings)
{
    public static readonly Refusal TooMany = new("door.too-many-wrong", RefusalKind.Busy);

    const int MostOfStaff = 20, MostOfLink = 4;
    readonly ConcurrentDictionary<(object Who, long Minute), int> counts = [];

    public bool IsOver(int staff) => IsOver(staff, MostOfStaff);
    public bool IsOver(string reference) => IsOver(reference, MostOfLink);
    public void Add(int staff) => Count(staff);
    public void Add(string reference) => Count(reference);

    bool IsOver(object who, int most) => settings.RateLimits && counts.GetValueOrDefault((who, Minute)) >= most;

    void Count(object who)
    {
        var minute = Minute;
        foreach (var old in counts.Keys.Where(k => k.Minute != minute)) counts.TryRemove(old, out _);
        counts.AddOrUpdate((who, minute), 1, static (_, n) => n + 1);
    }

    long Minute => clock.Now.ToUnixTimeSeconds() / 60;
}
