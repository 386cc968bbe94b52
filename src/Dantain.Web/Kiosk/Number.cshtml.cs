using Dantain.Cities;
using Dantain.Queue;
using Dantain.Web.Citizen.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Kiosk;

/// <summary>The number, large, with a QR to keep on one's phone: it counts, whatever became of the paper. Without the cookie there is nothing to see.</summary>
sealed class NumberModel(CityVersions cities, KioskCookie cookie) : KioskPage(cities)
{
    public ShownNumber Shown { get; private set; } = null!;
    /// <summary>This page prints itself, once: shown again it does not.</summary>
    public bool PrintsNow { get; private set; }
    /// <summary>The ticket's own code, which the scanner at the door reads.</summary>
    public QrPath Qr { get; private set; } = null!;
    /// <summary>The address of the ticket's page, which a phone's camera opens.</summary>
    public QrPath PhoneQr { get; private set; } = null!;

    protected override Task<IActionResult?> ShowAsync()
    {
        Title = Get("kiosk.number-title");
        if (cookie.Read(Request) is not { } shown) return Task.FromResult<IActionResult?>(Redirect(Home));
        Shown = shown;
        if (shown.Slip is null) (Qr, PhoneQr) = (QrPath.Of(shown.Token), QrPath.Of($"{PublicUrl}/tiket/{shown.Token}"));
        PrintsNow = shown.Paper == PaperState.Browser;
        if (PrintsNow) cookie.Write(Response, shown with { Paper = PaperState.Printed });
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() { }

    public string Turn => InWords(this, Shown, Ahead(Shown.TurnFrom));
    public string Wait => Citizen.InWords.Wait(WaitEstimate.Of(Day, Shown.Ticket, Clock.Now));
    public string Given => GivenAt(this);

    /// <summary>The same for a receipt printer.</summary>
    public static byte[] OnPaper(KioskPage page, ShownNumber shown, TimeOnly? ahead) =>
        KioskPaper.Of(page.Device, page.City, page.Office, shown, GivenAt(page), InWords(page, shown, ahead));

    static string GivenAt(KioskPage page)
    {
        var now = page.HttpContext.RequestServices.GetRequiredService<Shared.CityClock>();
        return Get("kiosk.given", ("date", Citizen.InWords.Date(now.Today)), ("time", Citizen.InWords.Time(TimeOnly.FromDateTime(now.Local(now.Now)), page.City)));
    }

    static string InWords(KioskPage page, ShownNumber shown, TimeOnly? ahead) => shown switch
    {
        { On: { } date } => Get("kiosk.come-on", ("date", Citizen.InWords.Date(date)), ("time", page.TimeOf(shown.TurnFrom))),
        { Slip: not null } => Get("kiosk.draw-at", ("time", page.TimeOf(shown.TurnFrom))),
        { Late: true } => Get("kiosk.turn-late"),
        { Came: true } when ahead is { } at => Get("kiosk.turn-booked", ("time", Citizen.InWords.Time(at, page.City))),
        { ReturnUntil: { } until } when ahead is { } at => Get("kiosk.return", ("from", Citizen.InWords.Time(at)), ("until", page.TimeOf(until))),
        _ when ahead is { } at => Get("kiosk.turn-from", ("time", Citizen.InWords.Time(at, page.City))),
        _ => Get("kiosk.turn-now"),
    };
}
