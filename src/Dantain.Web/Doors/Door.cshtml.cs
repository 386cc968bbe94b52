using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Api;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Doors;

/// <summary>/pintu/{office}: who has a booking checks in by reference or QR; who has none gets a number. The answer stands large, for two to read.</summary>
[Needs(Permission.CheckIn)]
public sealed class DoorModel : StaffPage
{
    public override string TitleKey => "door.title";
    public override string Title => $"{Wording.Texts.Get(TitleKey)}, {Office.Name}";
    public Office Office { get; private set; } = null!;
    public CheckedIn? Came { get; private set; }
    public TicketTaken? Taken { get; private set; }
    /// <summary>Which of the two forms was sent.</summary>
    public bool OnTheSpot => string.Equals(Request.Query["handler"], "Take", StringComparison.OrdinalIgnoreCase);
    public string? Code => Came is null && !OnTheSpot ? Typed("code") : null;
    public string? ServiceCode => Taken is null && OnTheSpot ? Typed("service") : null;
    public bool Priority => Came is null && Taken is null && Typed("priority") == "1";
    protected override string FirstField => OnTheSpot ? "service" : "code";

    public IEnumerable<IGrouping<ServiceGroup, ServiceType>> Services => City.Pack.Services
        .Where(s => City.ModeOf(Office, s, Clock.Today) != Mode.Closed).GroupBy(City.GroupOf);

    /// <summary>Who has said that they will be late.</summary>
    public IReadOnlyList<Booking> Late { get; private set; } = [];

    /// <summary>What the kiosks have told.</summary>
    public IReadOnlyList<DoorNote> News { get; private set; } = [];

    protected override async Task<bool> LoadAsync()
    {
        if (City.Office(RouteData.Values["office"] as string ?? "") is not { } known) return false;
        Office = known;
        await using var db = Service<Store>().Open();
        Late = await LateVisits.ReadAsync(db, DayId.Of(Office.No, Clock.Today));
        News = await DoorNote.ReadAsync(db, DayId.Of(Office.No, Clock.Today), Clock.Now);
        return true;
    }

    public async Task<IActionResult> OnPostCheckInAsync()
    {
        var desk = Service<QueueDesk>();
        var found = await desk.FindAsync(Office.Code, Code);
        if (!found.IsOk) return await AgainAsync(found.Refusal, FirstField);
        var done = await desk.RunAsync(HttpContext, found.Value.Day, new CheckIn(found.Value.Booking.No, Priority), KeyOf(Sent("key")));
        if (!done.IsOk) return await AgainAsync(done.Refusal, FirstField);
        Came = done.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync()
    {
        if (ServiceCode is not { } code || City.Service(code) is not { } known) return await AgainAsync(PlaceRefusals.NoItems, FirstField);
        var done = await Service<QueueDesk>().RunAsync(HttpContext, Office.Code, new TakeTicket([new(known.No, null)], Priority), KeyOf(Sent("key")));
        if (!done.IsOk) return await AgainAsync(done.Refusal, FirstField);
        Taken = done.Value;
        return Page();
    }
}
