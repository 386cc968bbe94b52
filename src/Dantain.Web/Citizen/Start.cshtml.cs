using Dantain.Cities;
using Dantain.Shared;

namespace Dantain.Web.Citizen;

/// <summary>What one needs, how long it takes, that it is free, which other ways there are; one way in.</summary>
sealed class StartModel(CityVersions cities, CityClock clock) : CitizenPage(cities)
{
    public CityClock Clock => clock;
    public IReadOnlyList<Interruption> Notices => InterruptionWords.Ahead(City, clock.Today);

    public void OnGet() => Title = Get("start.title");
}
