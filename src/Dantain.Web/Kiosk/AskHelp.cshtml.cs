using Dantain.Cities;
using Dantain.Queue;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Kiosk;

/// <summary>Calls the officer at the door to this kiosk.</summary>
sealed class AskHelpModel(CityVersions cities) : KioskPage(cities)
{
    protected override string FirstField => "minta";
    public bool IsAsked => HttpMethods.IsGet(Request.Method) && Request.Query.ContainsKey("diminta");

    protected override Task<IActionResult?> ShowAsync()
    {
        Title = Get(IsAsked ? "kiosk.help-asked" : "kiosk.help");
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        var told = await Desk.TellAsync(Device, Day.Id, DoorNews.HelpAsked);
        if (told.IsOk) return Redirect($"{Home}/bantuan?diminta");
        Errors.Add(told.Refusal, FirstField);
        return Again();
    }
}
