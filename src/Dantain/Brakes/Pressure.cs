using Dantain.Cities;

namespace Dantain.Brakes;

/// <summary>
/// How many ask for a place at this node, in the last minute of real time; and how many of those who cannot do the small work and wait instead
/// are let in. In memory and a node's own: it is the node that is under pressure. Thread-safe.
/// </summary>
public sealed class Pressure(CityVersions cities, TimeProvider time)
{
    readonly Lock gate = new();
    readonly (long Second, int Asks)[] asks = new (long, int)[60];
    (long Second, int Count) admitted;

    /// <summary>Counts one who asks; true when so many do that it costs something.</summary>
    public bool Ask()
    {
        var limit = cities.Current.Rules.Limits.PressureAMinute;
        var now = Second;
        lock (gate)
        {
            ref var slot = ref asks[now % asks.Length];
            slot = slot.Second == now ? (now, slot.Asks + 1) : (now, 1);
            return limit > 0 && asks.Where(a => a.Second > now - asks.Length).Sum(a => a.Asks) > limit;
        }
    }

    /// <summary>One who has waited is let in, if not too many were in this second: a quarter of what counts as pressure, so that waiting is not the cheaper way for a program.</summary>
    public bool Admit()
    {
        var most = Math.Max(1, cities.Current.Rules.Limits.PressureAMinute / 240);
        var now = Second;
        lock (gate)
        {
            if (admitted.Second != now) admitted = (now, 0);
            if (admitted.Count >= most) return false;
            admitted.Count++;
            return true;
        }
    }

    long Second => time.GetUtcNow().ToUnixTimeSeconds();
}
