using Dantain.Cities;

namespace Dantain.Web.Citizen;

/// <summary>What one needs, how long it takes, that it is free, which other ways there are; one way in.</summary>
sealed class StartModel(CityVersions cities) : CitizenPage(cities)
{
    public void OnGet() => Title = Get("start.title");
}
