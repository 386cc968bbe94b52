using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Staff;
using Dantain.Web.Hosting;

namespace Dantain.Web.Counters;

/// <summary>/loket: the counters of the offices somebody works at.</summary>
[Needs(Permission.Serve)]
public sealed class ChooseCounterModel(OfficeDayRunner runner) : StaffPage
{
    public override string TitleKey => "console.choose";
    public List<(Office Office, IReadOnlyList<Counter> Counters)> Offices { get; } = [];

    public async Task OnGetAsync()
    {
        foreach (var office in OfficesFor(Permission.Serve))
            if (await runner.ViewAsync(DayId.Of(office.No, Clock.Today)) is { Counters.Count: > 0 } day) Offices.Add((office, day.Counters));
    }
}
