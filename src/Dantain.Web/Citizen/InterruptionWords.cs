using Dantain.Cities;
using Dantain.Shared;
using Dantain.Web.Wording;

namespace Dantain.Web.Citizen;

/// <summary>What was declared closed or different for a while, as people and officers read it.</summary>
static class InterruptionWords
{
    /// <summary>Those that are running or about to begin, of these offices and groups; all where none are named.</summary>
    public static IReadOnlyList<Interruption> Ahead(City city, DateOnly today, IEnumerable<ServiceGroup>? groups = null) =>
        [.. city.Interruptions.Where(i => i.Ended is null && i.To >= today && i.From < today.AddDays(city.Rules.OpenDays) && groups?.Any(i.Concerns) != false).OrderBy(i => i.From).ThenBy(i => i.No)];

    /// <summary>Those that are in force at an office at this moment for one of these groups.</summary>
    public static IReadOnlyList<Interruption> Running(City city, Office office, IReadOnlyList<ServiceGroup> groups, CityClock clock)
    {
        var now = TimeOnly.FromDateTime(clock.Local(clock.Now));
        return [.. city.Interruptions.Where(i => i.Concerns(office) && groups.Any(i.Concerns) && i.Covers(clock.Today, now, 1, city.Zone.BaseUtcOffset)).OrderBy(i => i.No)];
    }

    public static string Where(Interruption one, City city) => one.Offices is null ? Texts.Get("notice.all-offices") : string.Join(", ", one.Offices.Select(code => city.Office(code)?.Name ?? code));

    public static string Which(Interruption one, City city) => one.Groups is null ? Texts.Get("notice.all-services")
        : string.Join(", ", city.Pack.Groups.Where(one.Concerns).Select(g => g.Name.In()));

    public static string What(Interruption one) => Texts.Get($"notice.kind-{one.Kind}");

    public static string When(Interruption one)
    {
        var days = one.From == one.To ? InWords.Date(one.From) : Texts.Get("notice.days", ("from", InWords.Date(one.From)), ("to", InWords.Date(one.To)));
        return one.FromTime is null && one.ToTime is null ? days
            : Texts.Get("notice.hours", ("days", days), ("from", InWords.Time(one.FromTime ?? TimeOnly.MinValue)), ("to", InWords.Time(one.ToTime ?? new(23, 59))));
    }

    /// <summary>Null when nobody said when it will be over.</summary>
    public static string? Expected(Interruption one, CityClock clock, City city) => one.Expected is not { } at ? null
        : Texts.Get("notice.expected", ("date", InWords.Date(DateOnly.FromDateTime(clock.Local(at)))), ("time", InWords.Time(TimeOnly.FromDateTime(clock.Local(at)), city)));
}
