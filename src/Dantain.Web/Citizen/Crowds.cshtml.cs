using Dantain.Boards;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Web.Citizen;

/// <summary>/keramaian: how full every office is now and about how long one waits, the quietest first; for everyone, of what the days in memory show.</summary>
sealed class CrowdsModel(CityVersions cities, OfficeDayRunner runner, CityClock clock) : CitizenPage(cities)
{
    public IReadOnlyList<(Office Office, Crowd Crowd)> Open { get; private set; } = [];
    public IReadOnlyList<Office> Closed { get; private set; } = [];
    public TimeOnly At { get; private set; }
    public CityClock Clock => clock;
    public IReadOnlyList<Interruption> Notices => InterruptionWords.Ahead(City, clock.Today);

    public async Task OnGetAsync()
    {
        Title = Get("crowd.title");
        Back = "/";
        var (all, now) = (new List<(Office Office, Crowd Crowd)>(), clock.Now);
        At = TimeOnly.FromDateTime(clock.Local(now));
        foreach (var office in City.Offices)
            if (await runner.ViewAsync(DayId.Of(office.No, clock.Today)) is { } day) all.Add((office, Crowd.Of(day, now)));
        Open = [.. all.Where(o => o.Crowd.Level != CrowdLevel.Closed).OrderBy(o => o.Crowd.Level).ThenBy(o => o.Crowd.Minutes ?? int.MaxValue).ThenBy(o => o.Crowd.Waiting)];
        Closed = [.. all.Where(o => o.Crowd.Level == CrowdLevel.Closed).Select(o => o.Office)];
    }

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
