using System.Collections.Frozen;

namespace Dantain.Cities;

/// <summary>A city pack that passed its check, with the look-ups the rules need. Immutable; a new version of the pack is a new city.</summary>
public sealed class City
{
    readonly FrozenDictionary<int, Office> officeByNo;
    readonly FrozenDictionary<string, Office> officeByCode;
    readonly FrozenDictionary<int, ServiceType> serviceByNo;
    readonly FrozenDictionary<string, ServiceType> serviceByCode;
    readonly FrozenDictionary<string, ServiceGroup> groupByCode;
    readonly FrozenDictionary<int, ServiceGroup> groupByNo;
    readonly FrozenDictionary<string, BlankKind> blankByCode;
    readonly FrozenDictionary<string, HourSet> hoursByCode;
    readonly FrozenDictionary<string, (District District, Village Village)> villageByCode;
    readonly FrozenDictionary<DateOnly, Holiday> holidays;
    readonly Lazy<EverydayWords> words;

    /// <param name="interruptions">What was declared beside the pack.</param>
    public City(CityPack pack, int version, IReadOnlyList<Interruption>? interruptions = null)
    {
        Interruptions = interruptions ?? [];
        Pack = pack;
        Version = version;
        Zone = TimeZoneInfo.FindSystemTimeZoneById(pack.City.Zone);
        words = new(() => new(pack));
        officeByNo = pack.Offices.ToFrozenDictionary(o => o.No);
        officeByCode = pack.Offices.ToFrozenDictionary(o => o.Code);
        serviceByNo = pack.Services.ToFrozenDictionary(s => s.No);
        serviceByCode = pack.Services.ToFrozenDictionary(s => s.Code);
        groupByCode = pack.Groups.ToFrozenDictionary(g => g.Code);
        groupByNo = pack.Groups.ToFrozenDictionary(g => g.No);
        blankByCode = pack.Blanks.ToFrozenDictionary(b => b.Code);
        hoursByCode = pack.Hours.ToFrozenDictionary(h => h.Code);
        villageByCode = pack.Districts.SelectMany(d => d.Villages.Select(v => (d, v))).ToFrozenDictionary(x => x.v.Code);
        holidays = pack.Calendar.Holidays.ToFrozenDictionary(h => h.Date);
    }

    public CityPack Pack { get; }

    /// <summary>Number of the pack's version in the database; an office-day keeps the one it was drafted from.</summary>
    public int Version { get; }
    public TimeZoneInfo Zone { get; }
    /// <summary>Finds what somebody came for by the words they would use.</summary>
    public EverydayWords Words => words.Value;
    /// <summary>Closures and disturbances declared on a screen, over ones too, in the order of declaring.</summary>
    public IReadOnlyList<Interruption> Interruptions { get; }
    public Rules Rules => Pack.Rules;
    public IReadOnlyList<Office> Offices => Pack.Offices;

    /// <summary>How this office calls: its own settings where it has some, the city's for the rest.</summary>
    public Calling CallingAt(Office office) => OfficeCalling.Of(Rules, office.Calling);

    public Office? Office(int no) => officeByNo.GetValueOrDefault(no);
    public Office? Office(string? code) => code is null ? null : officeByCode.GetValueOrDefault(code);
    public ServiceType? Service(int no) => serviceByNo.GetValueOrDefault(no);
    public ServiceType? Service(string? code) => code is null ? null : serviceByCode.GetValueOrDefault(code);
    public ServiceGroup Group(string code) => groupByCode[code];
    public ServiceGroup? Group(int no) => groupByNo.GetValueOrDefault(no);
    public ServiceGroup GroupOf(ServiceType service) => groupByCode[service.Group];
    public BlankKind? Blank(string? code) => code is null ? null : blankByCode.GetValueOrDefault(code);
    public (District District, Village Village)? Village(string code) => villageByCode.TryGetValue(code, out var v) ? v : null;
    public Holiday? Holiday(DateOnly date) => holidays.GetValueOrDefault(date);

    /// <summary>The places one item of this service takes in a slot of its group: its minutes, rounded up.</summary>
    public int PlacesOf(ServiceType service) => GroupOf(service).PlacesFor(service.Minutes);

    public Mode ModeOf(Office office, ServiceType service, DateOnly date)
    {
        if (!service.Enabled || !office.Capacity.Any(c => c.Group == service.Group)) return Mode.Closed;
        foreach (var rule in office.Modes)
            if (rule.From <= date && (rule.To is null || date <= rule.To) && (rule.Services is null || rule.Services.Contains(service.Code)))
                return rule.Mode;
        return Mode.Full;
    }

    /// <summary>The spans of a date in which counters serve, breaks and closures taken out; empty on a closed day.</summary>
    public IReadOnlyList<Span> OpenSpans(Office office, DateOnly date)
    {
        if (date < office.OpenFrom || date > office.OpenUntil || Holiday(date) is not null) return [];
        var set = Pack.Calendar.Periods.FirstOrDefault(p => p.From <= date && date <= p.To && (p.Offices is null || p.Offices.Contains(office.Code)))?.Hours ?? office.Hours;
        if (!hoursByCode[set].Week.TryGetValue((DayName)date.DayOfWeek, out var day)) return [];
        var spans = new List<Span> { new(day.Open, day.Close) };
        foreach (var gap in day.Breaks ?? []) Cut(spans, gap);
        foreach (var closed in Pack.Calendar.Closures ?? [])
            if (closed.Date == date && (closed.Offices is null || closed.Offices.Contains(office.Code)))
                Cut(spans, new(closed.From ?? TimeOnly.MinValue, closed.To ?? TimeOnly.MaxValue));
        return spans;
    }

    /// <summary>What interrupts a group at an office in a span of a date; null where all is as usual.</summary>
    public Interruption? InterruptionOf(Office office, ServiceGroup group, DateOnly date, TimeOnly start, int minutes) =>
        Interruptions.LastOrDefault(i => i.Concerns(office) && i.Concerns(group) && i.Covers(date, start, minutes, Zone.BaseUtcOffset));

    /// <summary>Whether an office is open on a date and, where a group is named, not all of its time is interrupted for that.</summary>
    public bool IsWorkingDay(Office office, DateOnly date, ServiceGroup? group = null)
    {
        foreach (var span in OpenSpans(office, date))
        {
            if (group is null) return true;
            for (var left = (int)(span.To - span.From).TotalMinutes; left > 0; left -= Rules.SlotMinutes)
                if (InterruptionOf(office, group, date, span.To.AddMinutes(-left), Math.Min(left, Rules.SlotMinutes)) is null) return true;
        }
        return false;
    }

    /// <summary>The date this many working days of an office after another; null where it stays closed for longer than half a year.</summary>
    public DateOnly? WorkingDay(Office office, DateOnly after, int days, ServiceGroup? group = null)
    {
        for (var (date, left) = (after, days); date < after.AddDays(183); date = date.AddDays(1))
        {
            if (date > after && IsWorkingDay(office, date, group)) left--;
            if (left == 0) return date;
        }
        return null;
    }

    static void Cut(List<Span> spans, Span gap)
    {
        for (var i = spans.Count - 1; i >= 0; i--)
        {
            var span = spans[i];
            if (gap.To <= span.From || gap.From >= span.To) continue;
            spans.RemoveAt(i);
            if (gap.To < span.To) spans.Insert(i, new(gap.To, span.To));
            if (gap.From > span.From) spans.Insert(i, new(span.From, gap.From));
        }
    }
}
