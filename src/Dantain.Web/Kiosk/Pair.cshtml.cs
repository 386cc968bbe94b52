using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Web.Citizen;
using Dantain.Web.Citizen.Book;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Kiosk;

/// <summary>/mesin: the address a kiosk is set up with. It leads a kiosk to its office; any other browser, and one that was struck off, is asked for the administrator's code.</summary>
[AllowAnonymous]
sealed class PairModel(CityVersions cities, KnownDevices devices, Holding holding) : CitizenPage(cities)
{
    protected override string FirstField => "code";
    public string? Code => Typed("code");

    protected override async Task<IActionResult?> BeforeAsync()
    {
        Title = Get("kiosk.pair-title");
        return await KioskPage.DeviceAsync(HttpContext) is { Office: { } no } && City.Office(no) is { } office ? Redirect($"/mesin/{office.Code}") : null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        var taken = await devices.TakeKioskAsync(Code, holding.DeviceOf(DeviceCookie.Of(HttpContext)));
        if (taken.IsOk && City.Office(taken.Value) is { } office) return Redirect($"/mesin/{office.Code}");
        Errors.Add(taken.Refusal ?? BrakeRefusals.CodeOver, FirstField);
        return Again();
    }
}
