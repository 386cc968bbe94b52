using System.Text;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Web.Api;
using Dantain.Web.Citizen.Book;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>Moving to another time, day or office: the old place is given up only when the new one is had.</summary>
sealed class MoveVisitModel(CityVersions cities, BookingDesk desk, OfficeDayRunner runner, FreePlaces free, MoveTools tools) : TicketPage(cities, desk)
{
    protected override string FirstField => "jam";

    public bool AsksLastFour { get; private set; }
    public string? LastFour => Typed("phoneLastFour");
    /// <summary>A whole offer of the ticket page, in one act.</summary>
    OtherTime? Offer => OtherTime.Parse(Sent("pilihan"), City);
    public string? Chosen => Offer is { } offer ? Iso.Write(offer.Start) : Typed("jam");
    public IReadOnlyList<NextFree> Offices { get; private set; } = [];
    public Office To { get; private set; } = null!;
    public IReadOnlyList<(DateOnly Date, int Free)> Days { get; private set; } = [];
    public DateOnly? Day { get; private set; }
    public IReadOnlyList<FreeTime> Times { get; private set; } = [];
    /// <summary>What has to hold on the day that is shown, for what they come for.</summary>
    public IReadOnlyList<DayLimit> Limits => DayLimit.On(City, Sought, Day, tools.Today);
    /// <summary>Very many ask at once: the challenge of the small work, or of the wait; null while the page is as ever.</summary>
    public string? Work { get; private set; }
    /// <summary>What was asked for, to be asked for once more.</summary>
    public IEnumerable<(string Name, string Value)> Asked => ((string[])["pilihan", "kantor", "hari", "jam", "phoneLastFour"]).Where(name => Sent(name) is not null).Select(name => (name, Sent(name)!));

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (await base.BeforeAsync() is { } missing) return missing;
        if (!AllowsMove) return Redirect("/tiket/" + Token);
        (Title, Back, AsksLastFour) = (Get("move.title"), "/tiket/" + Token, Desk.AsksDigits(Found));
        To = Offer?.Office ?? City.Office(Typed("kantor", Request.Query["kantor"]) ?? "") ?? City.Office(Found.Day.Office) ?? City.Offices[0];
        await LookAsync(Offer?.Date ?? Iso.Date(Typed("hari", Request.Query["hari"])));
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        if (Day is not { } day || day != (Offer?.Date ?? Iso.Date(Sent("hari"))) || Iso.Time(Chosen) is not { } start)
        {
            Errors.Add(FirstField, "time.choose");
            return Again();
        }
        if (await Desk.AgainstAsync(HttpContext, Found, LastFour ?? "") is { } stranger)
        {
            Errors.Add(stranger, "phoneLastFour");
            return Again();
        }
        var to = DayId.Of(To.No, day);
        if (await AgainstRushAsync($"move {Token} {to.Value} {Iso.Write(start)}") is { } work)
        {
            (Work, Title) = (work, Get("wait.title"));
            return Page();
        }
        var moved = await runner.RunAsync(Found.Day, to, new Reschedule(Booking.No, start) { Sealed = Booking.Sealed }, Actor.Citizen,
            tools.RequestFor($"{Token} move {Found.Day.Value}:{Booking.No}>{to.Value}:{Iso.Write(start)}"));
        if (moved.IsOk) return Redirect("/tiket/" + Token);
        Errors.Add(moved.Refusal with { Field = null }, FirstField);
        return Again();
    }

    /// <summary>The challenge, when they have to work or wait first. Whom the office owes another time is let in at once.</summary>
    async Task<string?> AgainstRushAsync(string about)
    {
        var services = HttpContext.RequestServices;
        var gate = services.GetRequiredService<Gate>();
        var isExempt = await gate.IsKnownAsync(HttpContext, services.GetRequiredService<Holding>()) || await tools.IsDisplacedAsync(Booking);
        return gate.IsOpenTo(about, isExempt, Sent("tantangan"), Sent("kerja")) ? null : gate.Challenge(about, Sent("tantangan"));
    }

    async Task LookAsync(DateOnly? asked)
    {
        Offices = [.. (await free.NextAsync(Sought)).Where(o => o.State == FreeState.Free)];
        var days = new List<(DateOnly Date, int Free)>();
        for (var ahead = 0; ahead < City.Rules.OpenDays; ahead++)
        {
            var date = tools.Today.AddDays(ahead);
            if ((await free.TimesAsync(To, date, Sought)).Sum(t => t.Free) is > 0 and var left) days.Add((date, left));
        }
        Days = days;
        Day = days.Any(d => d.Date == asked) ? asked : days.Count > 0 ? days[0].Date : null;
        if (Day is { } day) Times = await free.TimesAsync(To, day, Sought);
    }
}

/// <summary>What moving needs besides: today in the city, whether the office owes another time, which ones are near, and request ids that follow from what is asked.</summary>
sealed class MoveTools(CityClock clock, Vault vault, Store store, NearestTimes nearest)
{
    const int Offers = 4;

    public CityClock Clock => clock;
    public DateOnly Today => clock.Today;

    public async Task<bool> IsDisplacedAsync(Booking booking)
    {
        await using var db = store.Open();
        return await DisplacedVisits.IsDisplacedAsync(db, booking);
    }

    public Task<IReadOnlyList<OtherTime>> OffersAsync(Office office, DateOnly date, TimeOnly start, IReadOnlyList<ServiceType> services) =>
        nearest.AroundAsync(office, date < clock.Today ? clock.Today : date, start, services, Offers);

    public Guid RequestFor(string what) => new(vault.Digest(Encoding.UTF8.GetBytes(what)));
}
