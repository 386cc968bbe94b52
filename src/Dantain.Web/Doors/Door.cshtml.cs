using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Api;
using Dantain.Web.Counters;
using Dantain.Web.Forms;
using Dantain.Web.Hosting;
using Dantain.Web.Kiosk;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Doors;

/// <summary>
/// /pintu/{office}: who has a booking checks in by QR, code, initials or NIK; who has none gets a number. Every answer is one clear state, large, for two
/// to read. The script sends the same forms and asks for the answer alone.
/// </summary>
[Needs(Permission.CheckIn)]
sealed class DoorModel(Doorway doorway, FindAtDoor search, WrongCodes wrong) : StaffPage
{
    /// <summary>Minutes people may stand at our own door before they are scanned, as the officer can say.</summary>
    public static readonly int[] Queues = [0, 10, 20, 30, 45, 60];

    public override string TitleKey => "door.title";
    public override string Title => $"{Wording.Texts.Get(TitleKey)}, {Office.Name}";
    public Office Office { get; private set; } = null!;
    public DoorAnswer? Answer { get; private set; }
    public IReadOnlyList<DoorFound> Found { get; private set; } = [];
    string Act => Request.Query["handler"].ToString();
    public string? Code => Answer is null && Act == "CheckIn" ? Typed("code") : null;
    public bool Priority => Answer is null && Typed("priority") == "1";
    public bool English => Answer is null && Typed("english") == "1";
    public string? Who => Act == "Find" ? Typed("who") : null;
    public string? At => Act == "Find" ? Typed("at") : null;
    public int OurQueue => int.TryParse(Typed("queue"), out var minutes) && Queues.Contains(minutes) ? minutes : 0;
    protected override string FirstField => Act switch { "Take" or "Given" or "PlaceInstead" => "service", "Find" => "who", "Draw" or "Place" => "undian", _ => "code" };

    public IEnumerable<IGrouping<ServiceGroup, ServiceType>> Services => ServicesToday(Office);

    /// <summary>Who has said that they will be late.</summary>
    public IReadOnlyList<Booking> Late { get; private set; } = [];
    /// <summary>Who is promised to come within the hour.</summary>
    public IReadOnlyList<Booking> Expected { get; private set; } = [];

    /// <summary>What is closed or different here at this moment.</summary>
    public IReadOnlyList<Interruption> Disturbed => Citizen.InterruptionWords.Running(City, Office, City.Pack.Groups, Clock);

    /// <summary>What the kiosks have told.</summary>
    public IReadOnlyList<DoorNote> News { get; private set; } = [];

    /// <summary>Where the draw of today's first numbers stands, and what became of each slip, as drawn.</summary>
    public DrawState Draw { get; private set; }
    public TimeOnly DrawAt { get; private set; }
    public IReadOnlyList<DrawnSlip> Slips { get; private set; } = [];
    /// <summary>Who takes part so far.</summary>
    public IReadOnlyList<DrawSlip> Waiting { get; private set; } = [];

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } known) return false;
        Office = known;
        await using var db = Service<Store>().Open();
        var day = DayId.Of(Office.No, Clock.Today);
        Late = await LateVisits.ReadAsync(db, day);
        News = await DoorNote.ReadAsync(db, day, Clock.Now);
        var now = TimeOnly.FromDateTime(Clock.Local(Clock.Now));
        var (from, until) = (now.AddMinutes(-City.Rules.CheckInAfterMinutes), now.AddHours(1));
        Expected = await ExpectedVisits.ReadAsync(db, day, from < now ? from : TimeOnly.MinValue, until > now ? until : TimeOnly.MaxValue);
        if (await Service<OfficeDayRunner>().ViewAsync(day) is not { Opens: { } opens } view) return true;
        (Draw, DrawAt, Waiting) = (view.DrawState(Clock.Now), opens, view.Slips);
        Slips = await doorway.SlipsAsync(db, view);
        return true;
    }

    /// <summary>What the door keeps for an hour without a line.</summary>
    public async Task<IActionResult> OnGetListAsync()
    {
        Response.Headers.CacheControl = "no-store";
        return Content(await Service<AwayList>().WriteAsync(Office, City), "text/plain");
    }

    /// <summary>The numbers this door gives while it has no line.</summary>
    public async Task<IActionResult> OnGetSlipsAsync()
    {
        Response.Headers.CacheControl = "no-store";
        return await Service<QueueDesk>().ViewAsync(Office.Code) is { } day ? Content(await Service<CutOffSlips>().WriteAsync(day, CutOffSlips.DeviceAt(HttpContext, Office.Code), PublicUrl), "text/plain") : NotFound();
    }

    /// <summary>Whoever signs out will give none.</summary>
    public async Task<IActionResult> OnPostReturnAsync()
    {
        await Service<CutOffSlips>().ReturnAsync(DayId.Of(Office.No, Clock.Today), CutOffSlips.DeviceAt(HttpContext, Office.Code));
        return new NoContentResult();
    }

    /// <summary>A number that was given without a line.</summary>
    public async Task<IActionResult> OnPostGivenAsync()
    {
        var kept = KeptAct.Read(Sent("at"), Sent("sent"));
        var given = Service<CutOffSlips>().Read(Sent("slip"), CutOffSlips.DeviceAt(HttpContext, Office.Code), DayId.Of(Office.No, Clock.Today), City.Service(Sent("service") ?? ""), Sent("priority") == "1");
        if (!given.IsOk) return await WrongAsync(given.Refusal);
        var done = await Service<QueueDesk>().RunAsync(HttpContext, Office.Code, given.Value with { DoneAt = kept.Happened(Clock.Now) }, KeyOf(Sent("key")), kept.DeviceAt);
        return done.IsOk ? await AnswerAsync(await doorway.GivenAsync(Office, done.Value)) : await WrongAsync(done.Refusal);
    }

    public async Task<IActionResult> OnPostCheckInAsync()
    {
        var staff = User.StaffNo();
        if (wrong.IsOver(staff)) return await UnknownAsync(WrongCodes.TooMany);
        if (await Papers.ScannedReceipt.DocumentsAsync(Service<Store>(), Service<Identities.Vault>(), Sent("code")) is { } papers)
            return await AnswerAsync(new(DoorState.PickUp) { Says = Papers.ScannedReceipt.Says(papers, Office), Collect = Papers.ScannedReceipt.AnyLiesAt(Office, papers) && Rights?.May(Permission.HandlePapers) == true });
        var code = await search.CodeOfAsync(Office, Sent("code"));
        var found = code.IsOk ? await Service<QueueDesk>().FindAsync(code.Value) : code.Refusal;
        if (!found.IsOk)
        {
            wrong.Add(staff);
            return await UnknownAsync(found.Refusal);
        }
        var kept = KeptAct.Read(Sent("at"), Sent("sent"));
        var how = new CheckIn(found.Value.Booking.No, Typed("priority") == "1", OurQueue, Typed("english") == "1") { CameAt = kept.Happened(Clock.Now) };
        return await AnswerAsync(await doorway.ComeAsync(HttpContext, Office, found.Value, how, KeyOf(Sent("key")), kept.DeviceAt));
    }

    public async Task<IActionResult> OnPostReceiveAsync()
    {
        var staff = User.StaffNo();
        if (wrong.IsOver(staff)) return await UnknownAsync(WrongCodes.TooMany);
        var answer = await doorway.ReceiveAsync(HttpContext, Office, Sent("code"), Sent("priority") == "1", KeyOf(Sent("key")));
        if (answer.State == DoorState.Unknown) wrong.Add(staff);
        return await AnswerAsync(answer);
    }

    /// <summary>Two taps: the group, then the service, as it is or as somebody who comes first.</summary>
    public async Task<IActionResult> OnPostTakeAsync()
    {
        var first = Sent("first");
        if (City.Service(first ?? Sent("take") ?? "") is not { } service) return await WrongAsync(PlaceRefusals.NoItems);
        if (Draw.Waits()) return await JoinAsync(service, first is not null);
        var done = await Service<QueueDesk>().RunAsync(HttpContext, Office.Code, new TakeTicket([new(service.No, null)], first is not null, Sent("english") == "1"), KeyOf(Sent("key")));
        if (done.IsOk) return await AnswerAsync(await doorway.GivenAsync(Office, done.Value));
        return IsFull(service, done.Refusal) ? await AnswerAsync(await FullAsync(service, first is not null, done.Refusal)) : await WrongAsync(done.Refusal);
    }

    /// <summary>Nothing that a later day could not give.</summary>
    static bool IsFull(ServiceType service, Refusal why) =>
        why == QueueRefusals.NoTicketsLeft || why == PlaceRefusals.DayClosed || why.Code is "ticket.next-wave" || why.Code == PlaceRefusals.CardsOut(service).Code;

    /// <summary>Before the opening the same two taps give a slip for the draw.</summary>
    async Task<IActionResult> JoinAsync(ServiceType service, bool first)
    {
        var joined = await Service<QueueDesk>().RunAsync(HttpContext, Office.Code, new JoinDraw(service.No, first), KeyOf(Sent("key")));
        return joined.IsOk
            ? await AnswerAsync(new(DoorState.InDraw) { Number = joined.Value.Slip.ToString(), Priority = joined.Value.Priority, Says = Wording.Texts.Get("door.in-draw", ("time", Citizen.InWords.Time(DrawAt))) })
            : await WrongAsync(joined.Refusal);
    }

    /// <summary>It is held by itself when the office opens; whoever cannot wait for that may press, from the opening on.</summary>
    public async Task<IActionResult> OnPostDrawAsync()
    {
        var drawn = await Service<QueueDesk>().RunAsync(HttpContext, Office.Code, new DrawSlips(), KeyOf(Sent("key")));
        return drawn.IsOk || drawn.Refusal == QueueRefusals.NoDraw && Draw == DrawState.Drawn ? Redirect($"/pintu/{Office.Code}#undian") : await WrongAsync(drawn.Refusal);
    }

    /// <summary>Who drew no number: the next place here, of today or another day.</summary>
    public async Task<IActionResult> OnPostPlaceAsync()
    {
        var placed = int.TryParse(Sent("slip"), System.Globalization.NumberStyles.None, null, out var slip)
            ? await doorway.PlaceAsync(HttpContext, Office, slip, KeyOf(Sent("key"))) : QueueRefusals.NoSlip;
        return placed.IsOk ? await AnswerAsync(placed.Value) : await WrongAsync(placed.Refusal);
    }

    /// <summary>Who asks when no number is left leaves with a place of a later day.</summary>
    public async Task<IActionResult> OnPostPlaceInsteadAsync()
    {
        if (City.Service(Sent("instead") ?? "") is not { } service) return await WrongAsync(PlaceRefusals.NoItems);
        var placed = await doorway.PlaceInsteadAsync(HttpContext, Office, service, Sent("priority") == "1", KeyOf(Sent("key")));
        return placed.IsOk ? await AnswerAsync(placed.Value) : await WrongAsync(placed.Refusal);
    }

    /// <summary>Who waits while the service is disturbed comes another day.</summary>
    public async Task<IActionResult> OnPostMoveAsync()
    {
        if (!int.TryParse(Sent("ticket"), System.Globalization.NumberStyles.None, null, out var ticket)) return await WrongAsync(QueueRefusals.TicketNotFound);
        var moved = await doorway.MoveAsync(Office, ticket, User.StaffNo(), null, KeyOf(Sent("key")));
        return moved.IsOk ? await AnswerAsync(moved.Value) : await WrongAsync(moved.Refusal);
    }

    /// <summary>What whoever gets no number is offered instead: a place of a later day, or the next time here that can be booked.</summary>
    async Task<DoorAnswer> FullAsync(ServiceType service, bool first, Refusal why)
    {
        var next = await Service<FreePlaces>().NextAsync(Office, [service]);
        return new(DoorState.Full) { Says = WhyFull(service, why), Next = next is { Date: { } date, Start: { } start } ? $"{Citizen.InWords.Date(date)}, {Citizen.InWords.Time(start, City)}" : null, Wanted = service.Code, Priority = first };
    }

    /// <summary>What is disturbed goes before what is given out.</summary>
    string WhyFull(ServiceType service, Refusal why)
    {
        if (Citizen.InterruptionWords.Running(City, Office, [City.GroupOf(service)], Clock) is [var one, ..]) return $"{Citizen.InterruptionWords.What(one)}. {one.Reason.In(Wording.Texts.Language)}";
        if (why != QueueRefusals.NoTicketsLeft && why.Code != "ticket.next-wave") return Wording.Texts.Of(why);
        return why.Facts?.GetValueOrDefault("time") is { } time ? Wording.Texts.Get("door.next-wave", ("time", Citizen.InWords.Time(Iso.Time(time)!.Value))) : Wording.Texts.Get("door.full");
    }

    public async Task<IActionResult> OnPostFindAsync()
    {
        Response.Headers.CacheControl = "no-store";
        var found = await search.FindAsync(User.StaffNo(), Office, Sent("who"), Sent("at"));
        if (!found.IsOk) return await WrongAsync(found.Refusal);
        Found = found.Value;
        return IsPart ? Partial("/Doors/_Found.cshtml", this) : Page();
    }

    /// <summary>The script asks for nothing but the answer.</summary>
    bool IsPart => Request.Headers["Dantain-Part"] == "answer";

    async Task<IActionResult> AnswerAsync(DoorAnswer answer)
    {
        Response.Headers.CacheControl = "no-store";
        Answer = answer;
        if (IsPart) return Partial("/Doors/_Answer.cshtml", this);
        await LoadAsync();
        return Page();
    }

    /// <summary>A code that finds nothing is a state as any other to the scanner, and a mistake in its field to who typed it.</summary>
    Task<IActionResult> UnknownAsync(Refusal refusal) =>
        IsPart ? AnswerAsync(new(DoorState.Unknown) { Says = Wording.Texts.Of(refusal) }) : AgainAsync(refusal, FirstField);

    Task<IActionResult> WrongAsync(Refusal refusal) => IsPart ? AnswerAsync(new(DoorState.Refused) { Says = Wording.Texts.Of(refusal) }) : AgainAsync(refusal, refusal.Field ?? FirstField);
}
