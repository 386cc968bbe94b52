using Dantain.Applications;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Citizen;
using Dantain.Web.Doors;
using Dantain.Web.Forms;
using Dantain.Web.Hosting;
using Dantain.Web.Kiosk;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Counters;

/// <summary>/loket/{office}/{no}: one counter at work. Every button is a form; the script only saves the reload and listens to F-keys.</summary>
[Needs(Permission.Serve)]
public sealed class ConsoleModel(OfficeDayRunner runner, Store store, LookAtPerson look) : StaffPage
{
    int? last;

    public const int MostShown = 12, MostKept = 40;
    public override string TitleKey => "staff.counter";
    public override string Title => $"{Name}, {Office.Name}";
    public Office Office { get; private set; } = null!;
    public Counter Counter { get; private set; } = null!;
    public DayView Day { get; private set; } = null!;
    public Calling Rules => Day.City.CallingAt(Day.Office);
    public Ticket? Current { get; private set; }
    /// <summary>Whom this counter would call one after the other, and why.</summary>
    public IReadOnlyList<Turn> Waiting { get; private set; } = [];
    public IReadOnlyList<Ticket> Aside { get; private set; } = [];
    /// <summary>Who has said that they will be late.</summary>
    public IReadOnlyList<Booking> Late { get; private set; } = [];
    /// <summary>The ticket of the last step, while the step can still be undone.</summary>
    public Ticket? Last { get; private set; }
    /// <summary>Token of the receipt for the papers that were taken in then.</summary>
    public string? LastReceipt { get; private set; }
    public CounterDay Figures { get; private set; } = null!;
    /// <summary>What is known of the visit at the counter without looking at the person.</summary>
    public VisitInView? Visit { get; private set; }
    public string Name => NameOf(Counter.No);
    /// <summary>Who is at the counter, once somebody has asked; in the access log by then.</summary>
    public Person? Person { get; private set; }
    /// <summary>Only the number was asked for, to be copied into the register's window.</summary>
    public bool Copies { get; private set; }
    /// <summary>The number on the spot that was given just now.</summary>
    internal DoorAnswer? Given { get; private set; }
    /// <summary>Somebody with a code can be served at once.</summary>
    public bool CanReceive => Office.ReceivesAtCounter && Current is null && Counter.State == CounterState.Open;
    public IEnumerable<IGrouping<ServiceGroup, ServiceType>> Services => ServicesToday(Office);
    public string? TypedCode => Typed("code");
    public string? TypedService => Given is null ? Typed("service") : null;
    public bool TypedPriority => Given is null && Typed("priority") == "1";
    /// <summary>A note that was not kept is still in its field, whatever was wrong.</summary>
    public string? TypedNote => Typed("note");
    public bool MayCallOutOfOrder => Rights?.May(Permission.CallOutOfOrder, Office.No) == true;
    /// <summary>Somebody can be called before their turn.</summary>
    public bool CanCall => MayCallOutOfOrder && Counter is { State: CounterState.Open, Ticket: null };
    public string? TypedNumber => Typed("number");
    public static readonly string[] Reasons = ["papers", "copy", "wish", "health", "system"];

    /// <summary>What is disturbed at this office now, whatever this counter serves: people ask at any.</summary>
    public IReadOnlyList<Interruption> Disturbed => InterruptionWords.Running(City, Office, City.Pack.Groups, Clock);
    /// <summary>What whoever was called came for is disturbed: they need not stay for it.</summary>
    public bool MayComeLater => Current is { State: TicketState.Called } called && City.Group(called.Group) is { } group && Disturbed.Any(d => d.Concerns(group));

    /// <summary>The console asks for the page it will show without a line: nothing of a person and no note stays on the device.</summary>
    bool IsForKeeping => Request.Headers["Dantain-Part"] == "kept";

    /// <summary>What the console goes on with when its line is gone, a line each: number inside, number, turn, group, and whether it comes first.</summary>
    public string Kept => string.Join('\n', Waiting.OrderBy(t => IsOwn(t.Ticket) ? 0 : 1).Take(MostKept).Select(t => KeptLine(t.Ticket)));

    /// <summary>Counters that are cut off together cannot tell each other whom they call: each begins with numbers of its own, whenever it last had a line.</summary>
    bool IsOwn(Ticket ticket)
    {
        int[] open = [.. Day.Counters.Where(c => c.State == CounterState.Open && c.Serves(ticket.Group)).Select(c => c.No).Order()];
        return !open.Contains(Counter.No) || open[ticket.No % open.Length] == Counter.No;
    }

    /// <summary>How many others it calls between two who come first; none where it is for those.</summary>
    public int RegularPerPriority => Hall.Of(Day).IsForPriority(Counter) ? 0 : Rules.RegularPerPriority;

    public string KeptLine(Ticket ticket) => $"{ticket.No}|{ticket.Label}|{Time(ticket.TurnFrom)}|{GroupName(ticket.Group)}|{(ticket.Priority ? "1" : "")}";

    public string NameOf(int counter) => Office.Counters.FirstOrDefault(c => c.No == counter)?.Name.In(Texts.Language) ?? counter.ToString();
    public string? IsWrong(string field) => Errors.For(field) is null ? null : "true";
    public string? Beside(string field) => Errors.For(field) is null ? null : field + "-salah";
    public string Why(Ticket ticket, CalledAs? why, DateTimeOffset at) => TurnWords.Of(ticket, why, Rules, Hall.Of(Day).IsForPriority(Counter), Time, at);

    /// <summary>Seconds until the same number can be called again; 0 when it can.</summary>
    public int RecallIn => Current?.CalledAt is { } at ? (int)Math.Max(0, Math.Ceiling((at.AddSeconds(Rules.RecallPauseSeconds) - Clock.Now).TotalSeconds)) : 0;

    /// <summary>Offices where the visit could go on today.</summary>
    public IEnumerable<Office> OtherOffices => City.Offices.Where(o => o.No != Office.No && City.OpenSpans(o, Day.Id.Date).Count > 0
        && o.Capacity.Any(c => c.Group == City.Group(Current?.Group ?? 0)?.Code));

    public async Task<IActionResult> OnPostAsync(string office, int no, ConsoleForm form)
    {
        last = form.Ticket;
        if (form.Act is "look" or "copy") return await LookAsync(no, form.Act == "copy");
        if (form.Act == "take") return await TakeAsync(form);
        if (form.Act == "later") return await MoveAsync(form);
        if (form.Act == "call" && !MayCallOutOfOrder) return Forbid();
        var kept = KeptAct.Read(form.At, form.Sent);
        if (kept.DeviceAt is not null && form is { Ticket: null, Number: { } number })
        {
            // Given or received here while the line was gone: the device knew no other name for it.
            var found = await Service<FindAtDoor>().NumberAsync(Office, number);
            if (!found.IsOk) return await AgainAsync(found.Refusal, FirstField);
            form = form with { Ticket = found.Value };
        }
        if (kept.DeviceAt is not null && form.Day != Iso.Write(Day.Id.Date)) return await AgainAsync(QueueRefusals.OtherDay, FirstField);
        var desk = new CounterDesk(HttpContext.RequestServices, Day, no, User.StaffNo(), await HttpContext.ClerkAsync(Office.No), KeyOf(form.Key), kept);
        var refusal = await form.RunAsync(desk);
        if (refusal is not null) return await AgainAsync(refusal, FieldOf(refusal, form));
        if (form is { Act: "finish" or "undo", Ticket: { } visit }) await Service<OpenApplications>().RunAsync(Day.Id, visit);
        return RedirectToPage(new { office, no, terakhir = form.Act is "open" or "pause" or "close" or "undo" or "services" or "note" or "help" ? null : form.Ticket ?? desk.Received });
    }

    /// <summary>Shows who is at the counter to the clerk who has opened it, and to who manages the day.</summary>
    async Task<IActionResult> LookAsync(int no, bool copy)
    {
        if (Current is not { } ticket) return await AgainAsync(QueueRefusals.CounterIdle, FirstField);
        var own = Counter.Staff == User.StaffNo();
        if (!own && await HttpContext.ClerkAsync(Office.No) is not null) return await AgainAsync(QueueRefusals.NotYourCounter(no), FirstField);
        var looked = await look.RunAsync(User.StaffNo(), Day.Id, ticket.No, own ? AccessReason.Serving : AccessReason.Supervising);
        if (!looked.IsOk) return await AgainAsync(looked.Refusal, FirstField);
        Response.Headers.CacheControl = "no-store";
        (Person, Copies) = (looked.Value, copy);
        return Page();
    }

    /// <summary>A number on the spot, from the counter of a small office. It is shown at once, to be printed or photographed: the code in it belongs in no address.</summary>
    async Task<IActionResult> TakeAsync(ConsoleForm form)
    {
        if (!Office.ReceivesAtCounter) return await AgainAsync(QueueRefusals.ReceivedAtDoor, FirstField);
        if (City.Service(form.Service ?? "") is not { } service) return await AgainAsync(PlaceRefusals.NoItems, "spot");
        var done = await runner.RunAsync(Day.Id, new TakeTicket([new(service.No, null)], form.Priority == "1"), Shared.Actor.Staff(User.StaffNo()), KeyOf(form.Key));
        if (!done.IsOk) return await AgainAsync(done.Refusal, "spot");
        Response.Headers.CacheControl = "no-store";
        Given = await Service<Doorway>().GivenAsync(Office, done.Value);
        return await DoneAsync();
    }

    /// <summary>Whoever was called leaves with a place of a later day: the paper is printed or photographed as that of a number on the spot.</summary>
    async Task<IActionResult> MoveAsync(ConsoleForm form)
    {
        var moved = await Service<Doorway>().MoveAsync(Office, form.Ticket ?? 0, User.StaffNo(), await HttpContext.ClerkAsync(Office.No), KeyOf(form.Key));
        if (!moved.IsOk) return await AgainAsync(moved.Refusal, FirstField);
        Response.Headers.CacheControl = "no-store";
        Given = moved.Value;
        return await DoneAsync();
    }

    /// <summary>What the counter of a small office keeps for an hour without a line: who may come.</summary>
    public async Task<IActionResult> OnGetListAsync()
    {
        Response.Headers.CacheControl = "no-store";
        return Office.ReceivesAtCounter ? Content(await Service<AwayList>().WriteAsync(Office, City), "text/plain") : NotFound();
    }

    /// <summary>The numbers it gives while it has no line.</summary>
    public async Task<IActionResult> OnGetSlipsAsync()
    {
        Response.Headers.CacheControl = "no-store";
        return Office.ReceivesAtCounter ? Content(await Service<CutOffSlips>().WriteAsync(Day, OwnDevice, PublicUrl), "text/plain") : NotFound();
    }

    /// <summary>Whoever signs out will give none.</summary>
    public async Task<IActionResult> OnPostReturnAsync()
    {
        await Service<CutOffSlips>().ReturnAsync(Day.Id, OwnDevice);
        return new NoContentResult();
    }

    long OwnDevice => CutOffSlips.DeviceAt(HttpContext, $"{Office.Code} {Counter.No}");

    /// <summary>A number that was given without a line.</summary>
    public async Task<IActionResult> OnPostGivenAsync()
    {
        var kept = KeptAct.Read(Sent("at"), Sent("sent"));
        var given = Service<CutOffSlips>().Read(Sent("slip"), OwnDevice, Day.Id, City.Service(Sent("service") ?? ""), Sent("priority") == "1");
        if (!given.IsOk) return await AgainAsync(given.Refusal, FirstField);
        var done = await runner.RunAsync(Day.Id, given.Value with { DoneAt = kept.Happened(Clock.Now) }, Shared.Actor.Staff(User.StaffNo()), KeyOf(Sent("key")), kept.DeviceAt);
        return done.IsOk ? RedirectToPage(new { office = Office.Code, no = Counter.No }) : await AgainAsync(done.Refusal, FirstField);
    }

    /// <summary>Beside the choice it is about; what a button alone asked for stands at the top only.</summary>
    string FieldOf(Refusal refusal, ConsoleForm form) => (refusal == QueueRefusals.UnknownGroup ? "group" : refusal.Field, form.Act) switch
    {
        (_, "receive") when CanReceive => "code",
        ("reason", "park") when Current is not null => "park-reason",
        ("reason", "note") when Current is not null => "note",
        ("group", "services") when Counter.State == CounterState.Open => "services",
        (_, "transfer") when Current is not null => "transfer-group",
        ("reason", "call") when CanCall && form.Ticket is null => "other-reason",
        (_, "call") when CanCall && form.Ticket is null => "number",
        ("reason", "call") when Waiting.Take(MostShown).Any(t => t.Ticket.No == form.Ticket) => $"reason-{form.Ticket}",
        _ => FirstField,
    };

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } office || await runner.ViewAsync(DayId.Of(office.No, Clock.Today)) is not { } day) return false;
        if (day.Counters.FirstOrDefault(c => $"{c.No}" == RouteData.Values["no"] as string) is not { } counter) return false;
        (Office, Day, Counter) = (office, day, counter);
        Current = day.Present.FirstOrDefault(t => t.No == counter.Ticket);
        var now = Clock.Now;
        Waiting = [.. CallingOrder.All(Hall.Of(day), counter, now)];
        Aside = [.. day.Present.Where(t => t.State is TicketState.Parked or TicketState.Missed && !t.IsInOrder(now)).OrderByDescending(t => t.ChangedAt)];
        await using var db = store.Open();
        Late = await LateVisits.ReadAsync(db, day.Id);
        Figures = await CounterDay.ReadAsync(db, day.Id, User.StaffNo());
        if (Current is not null && !IsForKeeping) Visit = await VisitInView.ReadAsync(db, HttpContext.RequestServices, day, Current);
        if ((last ?? (int.TryParse(Request.Query["terakhir"], out var asked) ? asked : null)) is { } ticket) await LoadLastAsync(db, day.Id, ticket);
        return true;
    }

    async Task LoadLastAsync(DantainDb db, DayId day, int no)
    {
        if ((await WorkList.OfVisitAsync(db, day.Value, no)) is [var first, ..]) LastReceipt = Service<Vault>().ReceiptTokenFor(first.Receipt);
        Last = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Day == day.Value && t.No == no) is { StateBefore: not null } ticket
            && Clock.Now <= ticket.ChangedAt.AddSeconds(City.Rules.UndoSeconds) ? ticket : null;
    }

    /// <summary>Where it was sent from, in words; null for one of this office.</summary>
    public string? SentFrom(Ticket ticket) => Figures.SentHere.TryGetValue(ticket.No, out var from)
        ? Texts.Get("console.sent-from", ("office", City.Office(from.Day.Office)?.Name ?? ""), ("number", from.Number)) : null;
}
