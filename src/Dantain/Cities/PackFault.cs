namespace Dantain.Cities;

/// <summary>One reason why a pack is not taken.</summary>
/// <param name="Path">Where in the document, for instance <c>$.offices[3].hours</c>.</param>
/// <param name="Code">Stable, one of <see cref="PackCodes"/>.</param>
/// <param name="Reason">A sentence for the person who writes the pack.</param>
public sealed record PackFault(string Path, string Code, string Reason);

/// <summary>What a check has found so far. Stops at a thousand, so that a hostile document cannot fill the memory.</summary>
sealed class FaultList
{
    const int Most = 1000;
    readonly List<PackFault> all = [];

    public IReadOnlyList<PackFault> All => all;
    public bool Any => all.Count > 0;

    public void Add(string path, string code, string reason)
    {
        if (all.Count < Most) all.Add(new(path, code, reason));
    }

    public void Unless(bool good, string path, string code, string reason)
    {
        if (!good) Add(path, code, reason);
    }

    /// <summary>Every item after the first with the same key is a fault at its member.</summary>
    public void Repeated<T, TKey>(IReadOnlyList<T> items, string path, string member, Func<T, TKey> key)
    {
        var seen = new HashSet<TKey>();
        for (var i = 0; i < items.Count; i++)
            Unless(seen.Add(key(items[i])), $"{path}[{i}]{member}", PackCodes.Repeated, $"\"{key(items[i])}\" occurs twice.");
    }

    /// <summary>Every code that is not in the set is a fault; a missing list has none.</summary>
    public void Known(IReadOnlyList<string>? codes, IReadOnlySet<string> known, string path)
    {
        for (var i = 0; i < (codes?.Count ?? 0); i++) Known(codes![i], known, $"{path}[{i}]");
        if (codes is not null) Repeated(codes, path, "", c => c);
    }

    public void Known(string code, IReadOnlySet<string> known, string path) =>
        Unless(known.Contains(code), path, PackCodes.UnknownReference, $"\"{code}\" is not in this pack.");

    public void Range(int value, int least, int most, string path) =>
        Unless(value >= least && value <= most, path, PackCodes.Range, $"{value} is not between {least} and {most}.");
}
