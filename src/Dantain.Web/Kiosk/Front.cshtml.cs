using Dantain.Cities;
using Dantain.Kiosks;
using Dantain.Web.Citizen;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Kiosk;

/// <summary>/mesin/{office}: what somebody comes for, what is left of it today, and the way for those who have booked. When no numbers are given, why, and where else.</summary>
sealed class FrontModel(CityVersions cities) : KioskPage(cities)
{
    public Elsewhere? Next { get; private set; }

    protected override async Task<IActionResult?> ShowAsync()
    {
        Title = Get("kiosk.title");
        if (Today.State is KioskState.Closed or KioskState.Over) Next = await Elsewhere.ForAsync(HttpContext, City, Office, null, PublicUrl);
        return null;
    }

    public void OnGet() { }

    public string StateKey => Today.State switch { KioskState.Closed => "kiosk.closed", KioskState.NotYet => "kiosk.not-yet", _ => "kiosk.over" };

    public string Says => Today.State switch
    {
        KioskState.NotYet => Get("kiosk.not-yet-says", ("from", InWords.Time(Today.GivesFrom!.Value, City)), ("opens", InWords.Time(Today.Opens!.Value, City))),
        KioskState.Closed when Today.Why is { } why => Get("kiosk.closed-why", ("why", why.In())),
        KioskState.Closed => Get("kiosk.closed-says"),
        _ => Get("kiosk.over-says"),
    };

    /// <summary>One touch less where there is nothing to choose.</summary>
    public string WayTo(LeftToday left) => left.Services is [var only] ? $"{Home}/ambil/{only.Code}" : $"{Home}/layanan/{left.Group.Code}";

    public string LeftInWords(LeftToday left)
    {
        if (left.Next is not { } next) return Get("kiosk.none-left");
        return Day.At(next) > Clock.Now ? Get("kiosk.left-from", ("count", left.Places), ("time", InWords.Time(next))) : Get("kiosk.left-now", ("count", left.Places));
    }
}
