using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Dantain.Cities;

/// <summary>
/// What a pack must hold beyond its shape: numbers and codes are unique, everything named exists, and nothing contradicts itself.
/// All faults are named, not only the first. The parts are in files by subject.
/// </summary>
public static partial class PackCheck
{
    /// <summary>Empty when the pack can be used.</summary>
    public static IReadOnlyList<PackFault> Check(CityPack pack)
    {
        var faults = new FaultList();
        faults.Unless(pack.Format == CityPack.ReadFormat, "$.format", PackCodes.Format, $"Only {CityPack.ReadFormat} is read.");
        CheckEveryText(pack, faults);
        CheckCity(pack.City, faults);
        CheckColours(pack.Colours, faults);
        CheckRules(pack.Rules, faults);
        CheckAreas(pack, faults);
        CheckHours(pack, faults);
        CheckCalendar(pack, faults);
        CheckGroups(pack, faults);
        CheckServices(pack, faults);
        CheckPackages(pack, faults);
        CheckQuestions(pack, faults);
        CheckLanes(pack, faults);
        CheckOffices(pack, faults);
        return faults.All;
    }

    static FrozenSet<string> Codes<T>(IEnumerable<T> items, Func<T, string> code) => items.Select(code).ToFrozenSet();

    static void Upper(string code, string path, FaultList faults) => faults.Unless(code.Length <= 32 && UpperCode().IsMatch(code), path, PackCodes.CodeShape,
        "A code has up to 32 letters A to Z and digits, with single dashes between them.");

    static void Lower(string code, string path, FaultList faults) => faults.Unless(code.Length <= 32 && LowerCode().IsMatch(code), path, PackCodes.CodeShape,
        "A code has up to 32 letters a to z and digits, with single dashes between them.");

    static void Term(string word, FrozenSet<string> terms, string path, FaultList faults) => faults.Unless(terms.Contains(word), path, PackCodes.UnknownTerm,
        $"Not one of {string.Join(", ", terms.Order(StringComparer.Ordinal))}.");

    static void Date(DateOnly? date, string path, FaultList faults) =>
        faults.Unless(date is not { Year: < 2000 or > 2100 }, path, PackCodes.DateRange, "The date is not between 2000 and 2100.");

    static void Dates(DateOnly? from, DateOnly? to, string path, string fromName, string toName, FaultList faults)
    {
        Date(from, $"{path}.{fromName}", faults);
        Date(to, $"{path}.{toName}", faults);
        faults.Unless(!(to < from), $"{path}.{toName}", PackCodes.DateOrder, "The last date is before the first.");
    }

    static bool Meet(DateOnly from, DateOnly? to, DateOnly otherFrom, DateOnly? otherTo) => !(to < otherFrom) && !(otherTo < from);

    /// <summary>Whether two lists share a member; a missing list is everything.</summary>
    static bool Share(IReadOnlyList<string>? a, IReadOnlyList<string>? b) => a is null || b is null || a.Intersect(b).Any();

    [GeneratedRegex(@"\A[A-Z0-9]+(-[A-Z0-9]+)*\z")]
    private static partial Regex UpperCode();

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex LowerCode();
}
