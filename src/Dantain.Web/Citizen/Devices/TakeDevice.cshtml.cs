using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Web.Citizen.Book;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Devices;

/// <summary>A device of a kelurahan comes with its one-time link and is known from then on. Opening the link alone does nothing, so that a preview of it uses nothing up.</summary>
sealed class TakeDeviceModel(CityVersions cities, KnownDevices devices, Holding holding) : CitizenPage(cities)
{
    protected override string FirstField => "perangkat";

    /// <summary>Where the device stands, once it is known.</summary>
    public string? Place { get; private set; }

    protected override Task<IActionResult?> BeforeAsync()
    {
        Title = Get("device.title");
        return base.BeforeAsync();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(string link)
    {
        if (!IsGenuine) return Again();
        var taken = await devices.TakeAsync(link, holding.DeviceOf(DeviceCookie.Of(HttpContext)));
        if (taken.IsOk) Place = taken.Value;
        else Errors.Add(taken.Refusal, FirstField);
        return taken.IsOk ? Page() : Again();
    }
}
