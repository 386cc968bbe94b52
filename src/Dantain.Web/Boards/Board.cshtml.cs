using System.Text.Json;
using Dantain.Boards;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Staff;
using Dantain.Web.Citizen;
using Dantain.Web.Counters;
using Dantain.Web.Kiosk;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Authorization;

namespace Dantain.Web.Boards;

/// <summary>/layar/{office}/{zone}: what a hall watches; without a zone, all of the office. Drawn here once, and by the script from then on; without script it reloads.</summary>
[AllowAnonymous]
public sealed class BoardModel(OfficeDayRunner runner, RecordedClips recordings, HallCode hall) : StaffPage
{
    public override string TitleKey => "board.title";
    public Office Office { get; private set; } = null!;
    public Zone? Zone { get; private set; }
    public DayView Day { get; private set; } = null!;
    public BoardPlan Plan => BoardJson.PlanOf(Office, Zone);
    public IReadOnlyList<Ticket> Called => Day.LastCalledIn(Zone);
    public IReadOnlyList<Ticket> Next => UpNext.Of(Day, Zone, 4, Clock.Now);
    public IReadOnlyList<DrawSlip> Drawn => BoardJson.DrawShown(Day);
    public IReadOnlyList<LetterWait> Waits => LetterWait.Of(Day, Zone, Clock.Now);
    public string Place => Zone is null ? Office.Name : $"{Office.Name} · {Zone.Name.In()}";
    public bool ShowsCounters => Plan.Layout == "counters";
    public string Today => InWords.Date(Clock.Today);

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } known || await runner.ViewAsync(DayId.Of(known.No, Clock.Today)) is not { } day) return false;
        (Office, Day) = (day.Office, day);
        if (day.Office.ReceivesAtCounter && await IsOfOfficeAsync(known.No)) Code = hall.Of(known);
        Recorded = JsonSerializer.Serialize((await recordings.PlayedAtAsync(known.No)).Values.ToDictionary(n => n.Clip, n => Recordings.AddressOf(City, n)));
        if (RouteData.Values["zone"] is not string code) return true;
        Zone = Office.Zones.FirstOrDefault(z => z.Code == code);
        return Zone is not null;
    }

    /// <summary>
    /// What people type on their phones to say that they are here; null where nobody needs it. Everybody may look at a board from home, so only the
    /// office's own screens show it: one at which a member of its staff is signed in, or one that is paired as its kiosk.
    /// </summary>
    public string? Code { get; private set; }

    async Task<bool> IsOfOfficeAsync(int office) =>
        Rights?.May(Permission.Serve, office) == true || Rights?.May(Permission.CheckIn, office) == true || (await KioskPage.DeviceAsync(HttpContext))?.Office == office;

    /// <summary>Where the clips are that people have recorded, by name, for the script.</summary>
    public string Recorded { get; private set; } = "{}";

    public string CounterName(int? no) => Office.Counters.FirstOrDefault(c => c.No == no)?.Name.In(Texts.Language) ?? no?.ToString() ?? "";

    /// <summary>The names of counters by number, for the script.</summary>
    public string CounterNames => JsonSerializer.Serialize(Office.Counters.ToDictionary(c => c.No, c => c.Name.In(Texts.Language)));

    public string Says(LetterWait wait) => wait.Wait is { FromMinutes: { } from, ToMinutes: { } to }
        ? Texts.Get("board.wait", ("count", wait.Waiting), ("from", from), ("to", to)) : Texts.Get("board.wait-unknown", ("count", wait.Waiting));

    /// <summary>What stands in the place of a number while there is none.</summary>
    public string Nothing => Closed ?? Texts.Get("board.nobody");

    /// <summary>Why nobody is served today; null while somebody is.</summary>
    string? Closed => City.Holiday(Clock.Today) is { } holiday ? Texts.Get("board.holiday", ("name", holiday.Name.In()))
        : City.OpenSpans(Office, Clock.Today).Count > 0 ? null
        : ClosuresOn(Clock.Today).FirstOrDefault() is { } closure ? Texts.Get("board.closed-for", ("name", closure.Reason.In())) : Texts.Get("board.closed-today");

    /// <summary>What people in the hall should know: the office's own sentences, then the days and hours of the coming week on which it is closed.</summary>
    public IEnumerable<string> Notices =>
    [
        .. (Plan.Notices ?? []).Select(n => n.In()),
        .. InterruptionWords.Ahead(City, Clock.Today).Where(i => i.Concerns(Office) && i.From < Clock.Today.AddDays(8)).Select(i => Texts.Get("board.notice-interruption", ("when", InterruptionWords.When(i)), ("which", InterruptionWords.Which(i, City)), ("what", InterruptionWords.What(i)), ("reason", i.Reason.In()))),
        .. Enumerable.Range(0, 8).Select(Clock.Today.AddDays).SelectMany(date => City.Holiday(date) is { } holiday
            ? [Texts.Get("board.notice-holiday", ("date", InWords.Date(date)), ("name", holiday.Name.In()))] : ClosuresOn(date).Select(c => Notice(date, c))),
    ];

    IEnumerable<Closure> ClosuresOn(DateOnly date) => (City.Pack.Calendar.Closures ?? []).Where(c => c.Date == date && c.Offices?.Contains(Office.Code) != false);

    static string Notice(DateOnly date, Closure closure) => closure.From is null && closure.To is null
        ? Texts.Get("board.notice-closed", ("date", InWords.Date(date)), ("name", closure.Reason.In()))
        : Texts.Get("board.notice-closed-hours", ("date", InWords.Date(date)), ("name", closure.Reason.In()), ("from", InWords.Time(closure.From ?? default)), ("to", InWords.Time(closure.To ?? new(23, 59))));
}
