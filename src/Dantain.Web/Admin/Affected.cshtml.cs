using System.Globalization;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.Messages;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Staff;
using Dantain.Storage;
using Dantain.Web.Citizen.Book;
using Dantain.Web.Counters;
using Dantain.Web.Hosting;
using Dantain.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Admin;

/// <summary>
/// /admin/terdampak: the visits whose promise an office cannot keep and who have not moved yet. People are told by message and move by
/// themselves; whoever gave no contact, or does not react, is reached by an officer here and moved in one act. Each look is logged.
/// </summary>
[Needs(Permission.Administer, Permission.BookForOthers)]
public sealed class AffectedModel : StaffPage
{
    const int Offers = 6;

    public override string TitleKey => "affected.title";
    protected override string FirstField => "daftar";
    public string? Done { get; private set; }
    public IReadOnlyList<(Office Office, IReadOnlyList<DisplacedVisit> Visits)> Offices { get; private set; } = [];
    /// <summary>The visit that is dealt with, and who it is of.</summary>
    public DisplacedVisit? Chosen { get; private set; }
    public Person? Person { get; private set; }
    /// <summary>What they were told of it, and whether it arrived.</summary>
    public IReadOnlyList<Message> Messages { get; private set; } = [];
    internal IReadOnlyList<OtherTime> Times { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostLookAsync()
    {
        if (Asked() is not { } visit) return await AgainAsync(States.NoBooking, FirstField);
        var looked = await Service<LookAtPerson>().RunAsync(User.StaffNo(), visit.Day, visit.Booking.No, AccessReason.Moving);
        (Chosen, Person) = (visit, looked.IsOk ? looked.Value : null);
        await using (var db = Service<Store>().Open()) Messages = await MessagesOfDay.OfVisitAsync(db, visit.Day, visit.Booking.No, Clock.Now);
        ServiceType[] services = [.. visit.Services.Select(no => City.Service(no)).OfType<ServiceType>()];
        Times = await Service<NearestTimes>().AroundAsync(City.Office(visit.Day.Office)!, visit.Day.Date, visit.Booking.Start, services, Offers);
        return Page();
    }

    public async Task<IActionResult> OnPostMoveAsync()
    {
        if (Asked() is not { } visit) return await AgainAsync(States.NoBooking, FirstField);
        if (OtherTime.Parse(Sent("pilihan"), City) is not { } time) return await AgainAsync(PlaceRefusals.NoSuchSlot, FirstField);
        var sealedPerson = await DisplacedVisits.SealedAsync(Service<Store>(), visit);
        var moved = await Service<OfficeDayRunner>().RunAsync(visit.Day, DayId.Of(time.Office.No, time.Date), new Reschedule(visit.Booking.No, time.Start, ByOffice: true) { Sealed = sealedPerson },
            Actor.Staff(User.StaffNo()), KeyOf(Sent("key")));
        if (!moved.IsOk) return await AgainAsync(moved.Refusal, FirstField);
        Done = Texts.Get("affected.moved", ("number", moved.Value.Number ?? ""), ("office", time.Office.Name), ("date", Citizen.InWords.Date(time.Date)), ("time", Citizen.InWords.Time(time.Start)));
        return await DoneAsync();
    }

    DisplacedVisit? Asked() => int.TryParse(Sent("day"), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && int.TryParse(Sent("no"), NumberStyles.None, CultureInfo.InvariantCulture, out var no)
        ? Offices.SelectMany(o => o.Visits).FirstOrDefault(v => v.Day.Value == day && v.Booking.No == no) : null;

    protected override async Task<bool> LoadAsync()
    {
        await using var db = Service<Store>().Open();
        var visits = (await DisplacedVisits.AllAsync(db, Clock.Today)).ToLookup(v => v.Day.Office);
        Offices = [.. City.Offices.Where(o => Rights?.May(Permission.Administer) == true || Rights?.May(Permission.BookForOthers, o.No) == true).Where(o => visits.Contains(o.No)).Select(o => (o, (IReadOnlyList<DisplacedVisit>)[.. visits[o.No]]))];
        return true;
    }

    public string ServicesOf(DisplacedVisit visit) => string.Join(", ", visit.Services.Distinct().Select(no => City.Service(no)?.Name.In(Texts.Language)).OfType<string>());
}
