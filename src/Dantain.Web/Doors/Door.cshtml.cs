using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
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
    public string? Code { get; private set; }
    public string? ServiceCode { get; private set; }
    public CheckedIn? Came { get; private set; }
    public TicketTaken? Taken { get; private set; }
    /// <summary>Which of the two forms was refused.</summary>
    public bool OnTheSpot { get; private set; }

    public IEnumerable<IGrouping<ServiceGroup, ServiceType>> Services => City.Pack.Services
        .Where(s => City.ModeOf(Office, s, Clock.Today) != Mode.Closed).GroupBy(City.GroupOf);

    /// <summary>Who has said that they will be late.</summary>
    public IReadOnlyList<Booking> Late { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string office)
    {
        if (!Find(office)) return NotFound();
        await using var db = Service<Store>().Open();
        Late = await LateVisits.ReadAsync(db, DayId.Of(Office.No, Clock.Today));
        return Page();
    }

    public async Task<IActionResult> OnPostCheckInAsync(string office, string? code, string? priority, string? key)
    {
        if (!Find(office)) return NotFound();
        Code = code;
        var desk = Service<QueueDesk>();
        var found = await desk.FindAsync(office, code);
        if (!found.IsOk) return Refuse(found.Refusal);
        var done = await desk.RunAsync(HttpContext, found.Value.Day, new CheckIn(found.Value.Booking.No, priority == "1"), KeyOf(key));
        if (!done.IsOk) return Refuse(done.Refusal);
        (Came, Code) = (done.Value, null);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(string office, string? service, string? priority, string? key)
    {
        if (!Find(office)) return NotFound();
        (OnTheSpot, ServiceCode) = (true, service);
        if (service is null || City.Service(service) is not { } known) return Refuse(PlaceRefusals.NoItems);
        var done = await Service<QueueDesk>().RunAsync(HttpContext, office, new TakeTicket([new(known.No, null)], priority == "1"), KeyOf(key));
        if (!done.IsOk) return Refuse(done.Refusal);
        (Taken, ServiceCode) = (done.Value, null);
        return Page();
    }

    bool Find(string office)
    {
        if (City.Office(office) is not { } known) return false;
        Office = known;
        return true;
    }

    IActionResult Refuse(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal.Status();
        return Page();
    }
}
