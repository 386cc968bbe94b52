using Dantain.Cities;
using Dantain.Kiosks;
using Dantain.Web.Citizen;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Kiosk;

/// <summary>The services of one group, in plain words.</summary>
sealed class ChooseServiceModel(CityVersions cities) : KioskPage(cities)
{
    public LeftToday Left { get; private set; } = null!;

    protected override Task<IActionResult?> ShowAsync()
    {
        if (Today.State != KioskState.Gives) return Task.FromResult<IActionResult?>(Redirect(Home));
        if (Today.Left.FirstOrDefault(l => l.Group.Code == RouteData.Values["group"] as string) is not { } left) return Task.FromResult<IActionResult?>(NotFound());
        (Left, Title) = (left, left.Group.Name.In());
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() { }

    public bool CardsOut(ServiceType service) => KioskDay.CardsOut(Day, service);
}
