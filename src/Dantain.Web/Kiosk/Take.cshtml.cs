using Dantain.Cities;
using Dantain.Identities;
using Dantain.Kiosks;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Kiosk;

/// <summary>
/// The last touch before the number: whether somebody comes first. Where the office asks for it, the NIK is typed before, shown as dots; only
/// its keyed hash is stored, so that nobody takes two places for the same thing.
/// </summary>
sealed class TakeModel(CityVersions cities, KioskCookie cookie, Vault vault) : KioskPage(cities)
{
    static readonly Refusal[] Out = [QueueRefusals.NoTicketsLeft, PlaceRefusals.DayClosed, PlaceRefusals.OutsideWindow];

    protected override string FirstField => "prioritas";
    public ServiceType Service { get; private set; } = null!;
    public bool AsksNik => Office.KioskAsksNik && DrawAt is null;
    public string? Nik => Typed("nik");
    public Elsewhere? Next { get; private set; }
    /// <summary>When further numbers open, while there are none.</summary>
    public TimeOnly? Wave => Today.Left.First(l => l.Services.Contains(Service)) is { Places: 0, Wave: { } wave } ? wave : null;
    public bool AreCardsOut => KioskDay.CardsOut(Day, Service);

    protected override Task<IActionResult?> ShowAsync()
    {
        if (Today.State != KioskState.Gives) return Task.FromResult<IActionResult?>(Redirect(Home));
        if (Today.Left.SelectMany(l => l.Services).FirstOrDefault(s => s.Code == RouteData.Values["service"] as string) is not { } service) return Task.FromResult<IActionResult?>(NotFound());
        (Service, Title) = (service, Get(AsksNik ? "kiosk.nik-title" : "kiosk.first"));
        return Task.FromResult<IActionResult?>(null);
    }

    /// <summary>Whoever touches what is out learns at once where there is something.</summary>
    public async Task OnGetAsync()
    {
        if (Today.Left.First(l => l.Services.Contains(Service)).Places == 0 || AreCardsOut) Next = await OthersAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        long? subject = null;
        if (AsksNik)
        {
            var nik = Shared.Nik.Parse(Nik);
            if (!nik.IsOk) return No(nik.Refusal, "nik");
            subject = vault.SubjectKey(Identity.Of(nik.Value));
        }
        var priority = Sent("priority") == "1";
        var key = KeyOf($"{Service.No}:{priority}:{subject}");
        if (DrawAt is { } at) return await JoinAsync(priority, at, key);
        var taken = await Desk.RunAsync(Device, Day.Id, new TakeTicket([new(Service.No, subject)], priority, Wording.Texts.Language == "en"), key);
        if (!taken.IsOk)
        {
            if (Out.Contains(taken.Refusal) || taken.Refusal.Code is "ticket.next-wave" || taken.Refusal.Code == PlaceRefusals.CardsOut(Service).Code) Next = await OthersAsync();
            return No(taken.Refusal, FirstField);
        }
        var shown = new ShownNumber(taken.Value.Ticket, taken.Value.Number, vault.TokenFor(taken.Value.Reference), taken.Value.TurnFrom, taken.Value.Priority, PaperState.None, ReturnUntil: taken.Value.ReturnUntil);
        cookie.Write(Response, shown with { Paper = await Desk.PrintAsync(Device, Day.Id, key, () => NumberModel.OnPaper(this, shown, Ahead(shown.TurnFrom))) });
        await Desk.WatchAsync(Device, Day.Id, City.Rules.Kiosk.ManyAMinute);
        return Redirect($"{Home}/nomor");
    }

    /// <summary>None is left: a place of a later day instead, on paper as a number is.</summary>
    public async Task<IActionResult> OnPostInsteadAsync()
    {
        if (!IsGenuine) return Again();
        var priority = Sent("priority") == "1";
        var key = KeyOf($"{Service.No}:{priority}:instead");
        var placed = await Service<Api.QueueDesk>().PlaceAsync(Office.Code, Actor.Kiosk(Device.Id), new GivePlaceInstead(Service.No, priority), key);
        if (!placed.IsOk)
        {
            Next = await OthersAsync();
            return No(placed.Refusal, FirstField);
        }
        var (day, given) = placed.Value;
        var shown = new ShownNumber(given.Booking, given.Number, vault.TokenFor(given.Reference), Clock.Instant(day.Date, given.Start), priority, PaperState.None, On: day.Date);
        cookie.Write(Response, shown with { Paper = await Desk.PrintAsync(Device, Day.Id, key, () => NumberModel.OnPaper(this, shown, null)) });
        await Desk.WatchAsync(Device, Day.Id, City.Rules.Kiosk.ManyAMinute);
        return Redirect($"{Home}/nomor");
    }

    /// <summary>Before the opening the same touches give a slip for the draw.</summary>
    async Task<IActionResult> JoinAsync(bool priority, TimeOnly at, Guid key)
    {
        var joined = await Desk.RunAsync(Device, Day.Id, new JoinDraw(Service.No, priority), key);
        if (!joined.IsOk) return No(joined.Refusal, FirstField);
        var shown = new ShownNumber(0, joined.Value.Slip.ToString(), "", Day.At(at), priority, PaperState.None, Slip: joined.Value.Slip);
        cookie.Write(Response, shown with { Paper = await Desk.PrintAsync(Device, Day.Id, key, () => NumberModel.OnPaper(this, shown, at)) });
        await Desk.WatchAsync(Device, Day.Id, City.Rules.Kiosk.ManyAMinute);
        return Redirect($"{Home}/nomor");
    }

    IActionResult No(Refusal refusal, string field)
    {
        Errors.Add(refusal with { Field = null }, field);
        return Again();
    }

    Task<Elsewhere> OthersAsync() => Elsewhere.ForAsync(HttpContext, City, Office, Service, PublicUrl);
}
