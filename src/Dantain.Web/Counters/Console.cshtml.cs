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
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Counters;

/// <summary>/loket/{office}/{no}: one counter at work. Every button is a form; the script only saves the reload and listens to F-keys.</summary>
[Needs(Permission.Serve)]
public sealed class ConsoleModel(OfficeDayRunner runner, Store store, LookAtPerson look) : StaffPage
{
    int? last;

    public const int MostShown = 12;
    public override string TitleKey => "staff.counter";
    public override string Title => $"{Name}, {Office.Name}";
    public Office Office { get; private set; } = null!;
    public Counter Counter { get; private set; } = null!;
    public DayView Day { get; private set; } = null!;
    public Ticket? Current { get; private set; }
    public IReadOnlyList<Ticket> Waiting { get; private set; } = [];
    public IReadOnlyList<Ticket> Aside { get; private set; } = [];
    /// <summary>Who has said that they will be late.</summary>
    public IReadOnlyList<Booking> Late { get; private set; } = [];
    /// <summary>The ticket of the last step, while the step can still be undone.</summary>
    public Ticket? Last { get; private set; }
    /// <summary>Token of the receipt for the papers that were taken in then.</summary>
    public string? LastReceipt { get; private set; }
    public string Name => Office.Counters.FirstOrDefault(c => c.No == Counter.No)?.Name.In(Texts.Language) ?? Counter.No.ToString();
    /// <summary>Who is at the counter, once somebody has asked; in the access log by then.</summary>
    public Person? Person { get; private set; }
    public bool MayCallOutOfOrder => Rights?.May(Permission.CallOutOfOrder, Office.No) == true;
    public static readonly string[] Reasons = ["papers", "copy", "wish", "health", "system"];

    public string? IsWrong(string field) => Errors.For(field) is null ? null : "true";
    public string? Beside(string field) => Errors.For(field) is null ? null : field + "-salah";

    public async Task<IActionResult> OnPostAsync(string office, int no, ConsoleForm form)
    {
        last = form.Ticket;
        if (form.Act == "look") return await LookAsync(no);
        var refusal = await form.RunAsync(runner, Day.Id, no, City, Actor.Staff(User.StaffNo()), await HttpContext.ClerkAsync(Office.No), KeyOf(form.Key));
        if (refusal is not null) return await AgainAsync(refusal, FieldOf(refusal, form));
        if (form is { Act: "finish", Ticket: { } finished }) await Service<OpenApplications>().RunAsync(Day.Id, finished);
        return RedirectToPage(new { office, no, terakhir = form.Act is "open" or "pause" or "close" or "undo" ? null : form.Ticket });
    }

    /// <summary>Shows who is at the counter to the clerk who has opened it, and to who manages the day.</summary>
    async Task<IActionResult> LookAsync(int no)
    {
        if (Current is not { } ticket) return await AgainAsync(QueueRefusals.CounterIdle, FirstField);
        var own = Counter.Staff == User.StaffNo();
        if (!own && await HttpContext.ClerkAsync(Office.No) is not null) return await AgainAsync(QueueRefusals.NotYourCounter(no), FirstField);
        var looked = await look.RunAsync(User.StaffNo(), Day.Id, ticket.No, own ? AccessReason.Serving : AccessReason.Supervising);
        if (!looked.IsOk) return await AgainAsync(looked.Refusal, FirstField);
        Response.Headers.CacheControl = "no-store";
        Person = looked.Value;
        return Page();
    }

    /// <summary>Beside the choice it is about; what a button alone asked for stands at the top only.</summary>
    string FieldOf(Refusal refusal, ConsoleForm form) => (refusal == QueueRefusals.UnknownGroup ? "group" : refusal.Field, form.Act) switch
    {
        ("reason", "park") when Current is not null => "park-reason",
        ("group", "transfer") when Current is not null => "transfer-group",
        ("reason", "call") when Waiting.Take(MostShown).Any(t => t.No == form.Ticket) => $"reason-{form.Ticket}",
        _ => FirstField,
    };

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } office || await runner.ViewAsync(DayId.Of(office.No, Clock.Today)) is not { } day) return false;
        if (day.Counters.FirstOrDefault(c => $"{c.No}" == RouteData.Values["no"] as string) is not { } counter) return false;
        (Office, Day, Counter) = (office, day, counter);
        Current = day.Present.FirstOrDefault(t => t.No == counter.Ticket);
        var now = Clock.Now;
        Waiting = [.. day.Present.Where(IsMine).OrderBy(t => t.TurnFrom > now).ThenBy(t => t.TurnFrom).ThenBy(t => t.ArrivedAt).ThenBy(t => t.No)];
        Aside = [.. day.Present.Where(t => t.State is TicketState.Parked or TicketState.Missed).OrderByDescending(t => t.ChangedAt)];
        await using (var db = store.Open()) Late = await LateVisits.ReadAsync(db, day.Id);
        if ((last ?? (int.TryParse(Request.Query["terakhir"], out var asked) ? asked : null)) is { } ticket) Last = await LastAsync(day.Id, ticket);
        return true;

        bool IsMine(Ticket t) => t.CanBeCalled && (t.State == TicketState.Transferred && t.Counter is { } named ? named == counter.No : counter.Serves(t.Group));
    }

    async Task<Ticket?> LastAsync(DayId day, int no)
    {
        await using var db = store.Open();
        if ((await WorkList.OfVisitAsync(db, day.Value, no)) is [var first, ..]) LastReceipt = Service<Vault>().ReceiptTokenFor(first.Receipt);
        return await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Day == day.Value && t.No == no) is { StateBefore: not null } ticket
            && Clock.Now <= ticket.ChangedAt.AddSeconds(City.Rules.UndoSeconds) ? ticket : null;
    }
}
