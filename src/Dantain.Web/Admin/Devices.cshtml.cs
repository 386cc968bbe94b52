using Dantain.Brakes;
using Dantain.Staff;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Admin;

/// <summary>/admin/perangkat: the devices at which others book for many, such as a kelurahan's; a one-time link for a new one, strike one off.</summary>
[Needs(Permission.Administer)]
public sealed class DevicesModel(KnownDevices devices) : StaffPage
{
    public override string TitleKey => "devices.title";
    public IReadOnlyList<KnownDevice> Devices { get; private set; } = [];
    /// <summary>Shown once, to be opened on the device.</summary>
    public string? Link { get; private set; }
    public string? Place => Link is null ? Typed("place") : null;
    protected override string FirstField => "place";

    public async Task<IActionResult> OnPostAddAsync()
    {
        var invited = await devices.InviteAsync(Place);
        if (!invited.IsOk) return await AgainAsync(invited.Refusal, FirstField);
        Link = $"{Request.Scheme}://{Request.Host}/perangkat/{invited.Value}";
        return await DoneAsync();
    }

    public async Task<IActionResult> OnPostStrikeOffAsync(int id)
    {
        await devices.StrikeOffAsync(id);
        return await DoneAsync();
    }

    public string StateOf(KnownDevice device) => Texts.Get(device.StruckOff is not null ? "devices.state.struck-off" : device.Device is not null ? "devices.state.known"
        : device.LinkUntil > Clock.Now ? "devices.state.invited" : "devices.state.link-over");

    protected override async Task<bool> LoadAsync()
    {
        Devices = await devices.AllAsync();
        return true;
    }
}
