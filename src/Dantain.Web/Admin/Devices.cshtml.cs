using Dantain.Brakes;
using Dantain.Staff;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Admin;

/// <summary>
/// /admin/perangkat: the devices the city knows. Those at which others book for many, such as a kelurahan's, get a one-time link; kiosks a code
/// to type at them, and where they print. Any is struck off at once.
/// </summary>
[Needs(Permission.Administer)]
public sealed class DevicesModel(KnownDevices devices) : StaffPage
{
    public override string TitleKey => "devices.title";
    public IReadOnlyList<KnownDevice> Devices { get; private set; } = [];
    /// <summary>Shown once, to be opened on the device.</summary>
    public string? Link { get; private set; }
    /// <summary>Shown once, to be typed at the kiosk.</summary>
    public string? KioskCode { get; private set; }
    public string? Place => Link is null ? Typed("place") : null;
    public string? KioskPlace => KioskCode is null ? Typed("kioskPlace") : null;
    public string? Printer => KioskCode is null ? Typed("printer") : null;
    public string? ChosenOffice => KioskCode is null ? Typed("office") : null;
    public string ChosenPaper => (KioskCode is null ? Typed("paper") : null) ?? "80";
    public static readonly int[] Papers = [80, 58, 0];
    protected override string FirstField => Form.ContainsKey("kioskPlace") ? "kioskPlace" : "place";

    public async Task<IActionResult> OnPostAddAsync()
    {
        var invited = await devices.InviteAsync(Place);
        if (!invited.IsOk) return await AgainAsync(invited.Refusal, FirstField);
        Link = $"{Request.Scheme}://{Request.Host}/perangkat/{invited.Value}";
        return await DoneAsync();
    }

    public async Task<IActionResult> OnPostAddKioskAsync()
    {
        if (City.Office(ChosenOffice) is not { } office) return await AgainAsync(OfficeDays.OfficeDayRunner.UnknownOffice, "office");
        if (!int.TryParse(ChosenPaper, System.Globalization.NumberStyles.None, null, out var paper)) paper = -1;
        var invited = await devices.InviteKioskAsync(KioskPlace, office.No, paper, Printer);
        if (!invited.IsOk) return await AgainAsync(invited.Refusal, invited.Refusal.Field is "place" or null ? "kioskPlace" : invited.Refusal.Field);
        KioskCode = string.Join(' ', invited.Value.Chunk(4).Select(four => new string(four)));
        return await DoneAsync();
    }

    public async Task<IActionResult> OnPostStrikeOffAsync(int id)
    {
        await devices.StrikeOffAsync(id);
        return await DoneAsync();
    }

    public string StateOf(KnownDevice device) => Texts.Get(device.StruckOff is not null ? "devices.state.struck-off" : device.Device is not null ? "devices.state.known"
        : device.LinkUntil > Clock.Now ? "devices.state.invited" : "devices.state.link-over");

    /// <summary>What a kiosk is set up with; empty for other devices.</summary>
    public string KioskOf(KnownDevice device) => device.Office is not { } no ? "" : string.Join(" · ", new[]
    {
        City.Office(no)?.Name, PaperName(device.PaperMm), device.PaperMm == 0 ? null : device.Printer ?? Texts.Get("devices.by-browser"),
    }.OfType<string>());

    public static string PaperName(int mm) => mm == 0 ? Texts.Get("devices.paper-none") : Texts.Get("devices.paper-mm", ("mm", mm));

    protected override async Task<bool> LoadAsync()
    {
        Devices = await devices.AllAsync();
        return true;
    }
}
