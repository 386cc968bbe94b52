using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>All offices in the order that suits this person, each with its reason in words. The nearest is offered, never forced.</summary>
sealed class ChooseOfficeModel(CityVersions cities, JourneyCookie cookie, FreePlaces free, CityClock clock) : JourneyPage(cities, cookie)
{
    const int ShownAtOnce = 5;

    protected override string Step => Steps.Office;
    protected override string TitleKey => "office.title";
    protected override string FirstField => "kantor";

    public IReadOnlyList<RankedOffice> Offices { get; private set; } = [];
    public IEnumerable<RankedOffice> First => Offices.Where(o => o.IsFree).Take(ShownAtOnce);
    public IReadOnlyList<RankedOffice> More => [.. Offices.Where(o => o.IsFree).Skip(ShownAtOnce)];
    public IReadOnlyList<RankedOffice> NotFree => [.. Offices.Where(o => !o.IsFree)];
    public bool IsAnyFull => Offices.Any(o => o.Next.State == FreeState.Full);
    public string? Chosen => Typed("kantor", Journey.Office);
    public bool IsChosen(RankedOffice office) => office.Office.Code == Chosen;
    Village? Home => City.Village(Journey.Village!)?.Village;

    public async Task OnGetAsync() => await LookAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LookAsync();
        if (Offices.FirstOrDefault(o => o.IsFree && IsChosen(o)) is not { } office) Errors.Add("kantor", "office.choose");
        else if (IsGenuine) return Onward(office.Office.Code == Journey.Office ? Journey : Journey with { Office = office.Office.Code, Date = null, Start = null });
        return Again();
    }

    /// <summary>Besides what it is best at, why it stands where it stands: how far it is, how full.</summary>
    public string Why(RankedOffice office)
    {
        var why = new List<string>();
        if (office.Km is { } km) why.Add(km < 0.5 ? Get("office.same-village", ("village", Home!.Name)) : Get("office.distance", ("km", InWords.Km(km)), ("village", Home!.Name)));
        why.Add(Get(office.Next.Load switch { < 0.34 => "office.load-quiet", < 0.75 => "office.load-busy", _ => "office.load-nearly-full" }));
        return string.Join(" · ", why);
    }

    async Task LookAsync() =>
        Offices = RankOffices.For(await free.NextAsync(Visit.Services(Journey, Choice!)), Home is { } home ? (home.Lat, home.Lng) : null, clock.Today);
}
