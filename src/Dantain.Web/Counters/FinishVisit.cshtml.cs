using System.Globalization;
using Dantain.Applications;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Web.Counters;

/// <summary>One row of the form: a service, what became of it, and what belongs to that.</summary>
public sealed record FinishRow(int No, ServiceType Service, ItemEnd End, IReadOnlyList<int> Missing, string? Reason);

/// <summary>/loket/{office}/{no}/selesai: the visit is done with what was really done, item by item; further ones may have been asked for at the counter.</summary>
[Needs(Permission.Serve)]
public sealed class FinishVisitModel(OfficeDayRunner runner, Store store) : StaffPage
{
    public const int MostMore = 9;
    public static readonly string[] Reasons = ["not-needed", "not-here", "not-ours", "system"];
    public static readonly Refusal CountUnknown = new("finish.count-unknown", RefusalKind.Invalid);

    public override string TitleKey => "finish.title";
    public Office Office { get; private set; } = null!;
    public int Counter { get; private set; }
    public Ticket? Ticket { get; private set; }
    public IReadOnlyList<FinishRow> Rows { get; private set; } = [];
    public string? More => Typed("more");
    public string? Count => Typed("count", "1");
    public string? MoreEnd => Typed("more-end");
    protected override string FirstField => Ticket is null ? base.FirstField : "more";

    public IEnumerable<IGrouping<ServiceGroup, ServiceType>> Services => City.Pack.Services.Where(s => City.ModeOf(Office, s, Clock.Today) != Mode.Closed).GroupBy(City.GroupOf);

    public async Task<IActionResult> OnPostAsync()
    {
        if (Ticket is not { } ticket) return await AgainAsync(QueueRefusals.CounterIdle, FirstField);
        var items = Rows.Select(ResultOf).ToList();
        foreach (var row in Rows.Where(r => r is { End: ItemEnd.Incomplete, Missing.Count: 0 })) Errors.Add(QueueRefusals.MissingUnnamed, $"end-{row.No}");
        foreach (var row in Rows.Where(r => r is { End: ItemEnd.NotDone, Reason: null })) Errors.Add(QueueRefusals.ReasonNeeded, $"reason-{row.No}");
        if (Errors.Any) return Again();
        if (More is { } code)
        {
            if (City.Service(code) is not { } service) return await AgainAsync(QueueRefusals.UnknownItem, "more");
            if (!int.TryParse(Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostMore) return await AgainAsync(CountUnknown, "count");
            items.AddRange(Enumerable.Repeat(new ItemResult(service.No, MoreEnd == "1" ? ItemEnd.Done : ItemEnd.PapersReceived), count));
        }
        var done = await runner.RunAsync(DayId.Of(Office.No, Clock.Today), new Finish(Counter, await HttpContext.ClerkAsync(Office.No), [.. items]), Actor.Staff(User.StaffNo()), KeyOf(Sent("key")));
        if (!done.IsOk) return await AgainAsync(done.Refusal, FirstField);
        await Service<OpenApplications>().RunAsync(DayId.Of(Office.No, Clock.Today), ticket.No);
        return Redirect($"/loket/{Office.Code}/{Counter}?terakhir={ticket.No}");
    }

    static ItemResult ResultOf(FinishRow row) => new(row.Service.No, row.End,
        row.End == ItemEnd.Incomplete ? string.Join(' ', row.Missing.Select(place => new PaperNo(row.Service.No, place))) : null, row.End == ItemEnd.NotDone ? row.Reason : null);

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } office || await runner.ViewAsync(DayId.Of(office.No, Clock.Today)) is not { } day) return false;
        if (day.Counters.FirstOrDefault(c => $"{c.No}" == RouteData.Values["no"] as string) is not { } counter) return false;
        (Office, Counter) = (office, counter.No);
        Ticket = day.Present.FirstOrDefault(t => t.No == counter.Ticket && t.State == TicketState.Serving);
        if (Ticket is null) return true;
        await using var db = store.Open();
        var services = await db.Items.Where(i => i.Day == day.Id.Value && i.Booking == Ticket.No).OrderBy(i => i.No).Select(i => i.Service).ToListAsync();
        Rows = [.. services.Select((no, i) => City.Service(no) is { } service ? RowOf(i, service) : null).OfType<FinishRow>()];
        return true;
    }

    FinishRow RowOf(int no, ServiceType service)
    {
        var asBooked = service is { Delivery.Count: > 0, BlankUse: not BlankUse.Visit } ? ItemEnd.PapersReceived : ItemEnd.Done;
        var end = int.TryParse(Typed($"end-{no}"), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && Enum.IsDefined((ItemEnd)typed) ? (ItemEnd)typed : asBooked;
        int[] missing = [.. service.Papers.Select(p => p.No.Place).Where(place => Form[$"missing-{no}"].Contains($"{place}"))];
        return new(no, service, end, missing, Reasons.Contains(Typed($"reason-{no}")) ? Typed($"reason-{no}") : null);
    }
}
