using Dantain.Cities;
using Dantain.Kiosks;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Web.Api;
using Dantain.Web.Citizen;
using Dantain.Web.Doors;
using Dantain.Web.Forms;
using Dantain.Web.Wording;
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

    /// <summary>What somebody with a booking is told while the line is gone, by what the machine's list knows of their code.</summary>
    public static readonly string[] CutOffAnswers = ["welcome", "early", "again", "bad", "elsewhere"];

    /// <summary>Who may come today, as the machine knows it while its line is gone.</summary>
    public async Task<IActionResult> OnGetListAsync() => Content(await Service<AwayList>().WriteAsync(Office, City), "text/plain");

    /// <summary>Somebody with a booking came while the line was gone.</summary>
    public async Task<IActionResult> OnPostCameAsync()
    {
        if (!IsGenuine) return Again();
        var kept = KeptAct.Read(Sent("at"), Sent("sent"));
        var found = await Service<QueueDesk>().FindAsync(Office.Code, Sent("code"));
        if (!found.IsOk) return await KeptAsync(found.Refusal);
        var (day, booking) = (found.Value.Day, found.Value.Booking);
        var came = await Desk.RunAsync(Device, day, new CheckIn(booking.No) { CameAt = kept.Happened(Clock.Now) }, KeyOf($"{day.Value}:{booking.No}"), kept.DeviceAt);
        // Meanwhile the door has seen them, or they went on by their own phone: what was to be noted is noted.
        return await KeptAsync(came.IsOk || booking.State is BookingState.Arrived or BookingState.Closed ? null : came.Refusal);
    }

    /// <summary>What became of something kept. What could not be done stands on the machine until somebody has looked after it, and the door is asked to come.</summary>
    async Task<IActionResult> KeptAsync(Shared.Refusal? refusal)
    {
        if (refusal is not null) await Desk.TellAsync(Device, Day.Id, DoorNews.HelpAsked);
        return Partial("/Kiosk/_Given.cshtml", refusal is null ? null : Texts.Of(refusal));
    }

    /// <summary>What the kiosk gives while its line is gone.</summary>
    public async Task<IActionResult> OnGetSlipsAsync() => Content(await Service<CutOffSlips>().WriteAsync(Day, Device.Device!.Value, PublicUrl), "text/plain");

    /// <summary>A number that was given without a line. Where the office asks for the NIK it did not then: a number typed into a machine stays on no machine.</summary>
    public async Task<IActionResult> OnPostGivenAsync()
    {
        if (!IsGenuine) return Again();
        var kept = KeptAct.Read(Sent("at"), Sent("sent"));
        var given = Service<CutOffSlips>().Read(Sent("slip"), Device.Device!.Value, Day.Id, City.Service(Sent("service") ?? ""), Sent("priority") == "1");
        if (!given.IsOk) return await KeptAsync(given.Refusal);
        var done = await Desk.RunAsync(Device, Day.Id, given.Value with { DoneAt = kept.Happened(Clock.Now) }, KeyOf("given"), kept.DeviceAt);
        return await KeptAsync(done.Refusal);
    }

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
        if (DrawAt is not null) return Get("kiosk.drawn-places", ("count", left.Places));
        if (left.Next is not { } next) return left.Wave is { } wave ? Get("kiosk.next-wave", ("time", InWords.Time(wave))) : Get("kiosk.none-left");
        return Day.At(next) > Clock.Now ? Get("kiosk.left-from", ("count", left.Places), ("time", InWords.Time(next))) : Get("kiosk.left-now", ("count", left.Places));
    }
}
