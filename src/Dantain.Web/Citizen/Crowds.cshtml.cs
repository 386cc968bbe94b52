using System.Globalization;
using Dantain.Boards;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Web.Citizen;

/// <summary>/keramaian: how full every office is now and about how long one waits, the quietest first, and how full it usually is; for everyone, of what is in memory.</summary>
sealed class CrowdsModel(CityVersions cities, OfficeDayRunner runner, UsualWaits usual, CityClock clock) : CitizenPage(cities)
{
    public IReadOnlyList<(Office Office, Crowd Crowd)> Open { get; private set; } = [];
    public IReadOnlyList<Office> Closed { get; private set; } = [];
    /// <summary>A place given out on the spot can be taken from here.</summary>
    public bool GivesNow => Open.Count > 0 && City.Rules.ArriveMinutes > 0;
    public TimeOnly At { get; private set; }
    public CityClock Clock => clock;
    public IReadOnlyList<Interruption> Notices => InterruptionWords.Ahead(City, clock.Today);
    /// <summary>How full each office usually is, where enough is known of it.</summary>
    public IReadOnlyList<(Office Office, UsualHour[] Hours)> Usual { get; private set; } = [];
    public IEnumerable<Office> Unknown => City.Offices.Where(o => Usual.All(u => u.Office != o));

    public async Task OnGetAsync()
    {
        Title = Get("crowd.title");
        Back = "/";
        var (all, now) = (new List<(Office Office, Crowd Crowd)>(), clock.Now);
        At = TimeOnly.FromDateTime(clock.Local(now));
        foreach (var office in City.Offices)
            if (await runner.ViewAsync(DayId.Of(office.No, clock.Today)) is { } day) all.Add((office, Crowd.Of(day, now)));
        Open = [.. all.Where(o => o.Crowd.Level != CrowdLevel.Closed).OrderBy(o => o.Crowd.Level).ThenBy(o => o.Crowd.Minutes ?? int.MaxValue).ThenBy(o => o.Crowd.Waiting)];
        Usual = [.. UsualHours()];
        Closed = [.. all.Where(o => o.Crowd.Level == CrowdLevel.Closed).Select(o => o.Office)];
    }

    IEnumerable<(Office, UsualHour[])> UsualHours()
    {
        var known = usual.All.ToLookup(h => h.Office);
        return City.Offices.Where(o => known.Contains(o.No)).Select(o => (o, known[o.No].ToArray()));
    }

    /// <summary>The least wait; of several, the one that most visits speak for.</summary>
    public static string BestOf(UsualHour[] hours)
    {
        var best = hours.OrderBy(h => h.Minutes).ThenByDescending(h => h.Visits).First();
        return Get("crowd.usual-best", ("day", CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(best.Weekday)), ("time", InWords.Time(new(best.Hour, 0))));
    }

    public static string ShortName(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day);

    public string ClassOf(UsualHour hour) => Crowd.LevelOf(City.Rules, hour.Minutes).ToString().ToLowerInvariant();

    public static string KeyOf(CrowdLevel level) => level switch
    {
        CrowdLevel.Quiet => "crowd.quiet",
        CrowdLevel.Moderate => "crowd.moderate",
        _ => "crowd.busy",
    };

    public static string WaitOf(Crowd crowd) => crowd switch
    {
        { Waiting: 0 } => Get("crowd.nobody"),
        { Minutes: { } minutes } => Get("crowd.wait", ("minutes", minutes), ("waiting", crowd.Waiting)),
        _ => Get("crowd.no-counter", ("waiting", crowd.Waiting)),
    };
}
