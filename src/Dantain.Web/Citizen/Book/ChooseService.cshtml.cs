using Dantain.Cities;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>What somebody came for: events of life first, then every service by group. One tap chooses.</summary>
sealed class ChooseServiceModel(CityVersions cities, JourneyCookie cookie, Holding holding) : JourneyPage(cities, cookie)
{
    protected override string Step => Steps.Service;
    protected override string TitleKey => "service.title";
    protected override string FirstField => "layanan";

    public IEnumerable<(Text Name, ServiceType[] Services)> Groups =>
        from service in City.Pack.Services
        where service.Enabled
        group service by service.Group into services
        select (City.Group(services.Key).Name, services.ToArray());

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Choice.Find(City, Sent("layanan")) is not { } choice)
        {
            Errors.Add("layanan", "service.choose");
            return Again();
        }
        if (!IsGenuine) return Again();
        if (choice.Code == Journey.Choice) return Onward(Journey);
        return Onward(await holding.AgreeAsync(Journey with { Choice = choice.Code, Others = null, ForOther = false }));
    }
}
