using Dantain.Brakes;
using Dantain.Cities;
using Dantain.Kiosks;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Web.Citizen;
using Dantain.Web.Citizen.Book;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Kiosk;

/// <summary>
/// What every page of a kiosk has: its device, the one office it may act for, and that office's day. Nobody signs in at a kiosk; the device
/// itself is known, and asked about at each touch, so that one that was struck off gives nothing more.
/// </summary>
[AllowAnonymous]
abstract class KioskPage(CityVersions cities) : CitizenPage(cities)
{
    /// <summary>How long the question stands whether somebody is still there.</summary>
    public const int CountdownSeconds = 20;

    public Office Office { get; private set; } = null!;
    public KnownDevice Device { get; private set; } = null!;
    public DayView Day { get; private set; } = null!;
    public KioskDay Today { get; private set; } = null!;
    public string Home => $"/mesin/{Office.Code}";
    /// <summary>Where everything is forgotten; leads back to the first screen.</summary>
    public string Reset => $"{Home}/selesai";
    public string PaperClass => Device.PaperMm == 58 ? "narrow" : "";
    /// <summary>The id of what the shown form will do: touched twice it is done once.</summary>
    public Guid NewKey { get; } = Guid.NewGuid();

    /// <summary>What is disturbed at this moment, of these services or of all.</summary>
    public IReadOnlyList<Interruption> Disturbed(ServiceGroup? of = null) => InterruptionWords.Running(City, Office, of is null ? City.Pack.Groups : [of], Clock);

    public CityClock Clock => Service<CityClock>();
    protected KioskDesk Desk => Service<KioskDesk>();
    protected T Service<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } office) return NotFound();
        if (await DeviceAsync(HttpContext) is not { } device || device.Office != office.No) return Redirect("/mesin");
        if (await Service<OfficeDayRunner>().ViewAsync(DayId.Of(office.No, Clock.Today)) is not { } day) return NotFound();
        (Office, Device, Day, Today) = (office, device, day, KioskDay.Of(day, Clock.Now));
        return await ShowAsync();
    }

    /// <summary>What the page itself needs; anything but null is shown instead of it.</summary>
    protected virtual Task<IActionResult?> ShowAsync() => Task.FromResult<IActionResult?>(null);

    /// <summary>The kiosk this browser is; null for any other browser.</summary>
    public static async Task<KnownDevice?> DeviceAsync(HttpContext http) => http.Request.Cookies[DeviceCookie.Name] is { Length: > 0 and < 100 } cookie
        ? await http.RequestServices.GetRequiredService<KnownDevices>().KioskAsync(http.RequestServices.GetRequiredService<Holding>().DeviceOf(cookie)) : null;

    /// <summary>The request id of what a form does: the same form with the same content is the same, and a changed answer is another.</summary>
    protected Guid KeyOf(string content) => Guid.TryParseExact(Sent("key"), "D", out var key) ? RequestId.For($"kiosk:{Device.Id}:{key}:{content}") : Guid.NewGuid();

    /// <summary>When the turn of a number comes, as people read it; null when it has come.</summary>
    protected TimeOnly? Ahead(DateTimeOffset turn) => turn > Clock.Now ? TimeOnly.FromDateTime(Clock.Local(turn)) : null;

    /// <summary>A moment of today as people read it.</summary>
    internal string TimeOf(DateTimeOffset at) => InWords.Time(TimeOnly.FromDateTime(Clock.Local(at)), City);

    /// <summary>Numbers wait for the draw; then the time of it.</summary>
    public TimeOnly? DrawAt => Day.DrawState(Clock.Now).Waits() ? Day.Opens : null;
}
