using Dantain.Boards;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>All offices in the order that suits this person, each a link to its times with the reason in words. The nearest is offered, never forced.</summary>
sealed class ChooseOfficeModel(CityVersions cities, JourneyCookie cookie, FreePlaces free, CityClock clock, Holding holding) : JourneyPage(cities, cookie)
{
    const int ShownAtOnce = 5, NowShown = 3;

    protected override string Step => Steps.Office;
    protected override string TitleKey => "office.title";
    protected override string FirstField => Now.Count > 0 ? "sekarang" : "isi";

    public IReadOnlyList<RankedOffice> Offices { get; private set; } = [];
    public IEnumerable<RankedOffice> First => Offices.Where(o => o.IsFree).Take(ShownAtOnce);
    public IReadOnlyList<RankedOffice> More => [.. Offices.Where(o => o.IsFree).Skip(ShownAtOnce)];
    public IReadOnlyList<RankedOffice> NotFree => [.. Offices.Where(o => !o.IsFree)];
    public CityClock Clock => clock;
    /// <summary>What was declared of the services that are sought.</summary>
    public IReadOnlyList<Interruption> Notices => InterruptionWords.Ahead(City, clock.Today, Sought.Select(City.GroupOf));
    public bool IsAnyFull => Offices.Any(o => o.Next.State == FreeState.Full);
    /// <summary>Goes along with what takes a place at once: another tab of this browser may have changed for whom it is.</summary>
    public string Shown => holding.SignatureOf(Journey);
    public bool IsChosen(RankedOffice office) => office.Office.Code == Journey.Office;
    public string TimesAt(RankedOffice office) => $"{Steps.Time}?kantor={office.Office.Code}{(IsChange ? "&ubah=1" : "")}";
    /// <summary>About how long one waits there: as it is now where the next free time is today, else as it usually is at that hour of that weekday.</summary>
    readonly Dictionary<int, int> waits = [];
    Village? Home => City.Village(Journey.Village!)?.Village;

    /// <summary>The best offices with a place given out on the spot that can be taken from here, and until when one has to be there.</summary>
    public IReadOnlyList<(RankedOffice Office, TimeOnly Until)> Now { get; private set; } = [];

    public async Task OnGetAsync() => await LookAsync();

    /// <summary>Takes a number on the spot from afar. While very many ask this way is closed: booked times have a gate of their own.</summary>
    public async Task<IActionResult> OnPostAsync([FromServices] Gate gate)
    {
        await LookAsync();
        if (await ExtendAsync(holding) is { } extended) return AfterExtending(extended);
        if (!IsGenuine) return Again();
        if (Sent("jawaban") != Shown) Errors.Add(FirstField, "now.changed-meanwhile");
        else if (City.Office(Sent("sekarang")) is { } office && MayBookAt(office) && holding.VisitOf(Journey) is { } visit)
        {
            var journey = await holding.OnDeviceAsync(Journey, DeviceCookie.Of(HttpContext));
            var taken = gate.IsOpenTo(journey, Iso.Write(clock.Today), "now", null, null) ? await holding.HoldForNowAsync(journey, visit, office, clock.Today) : QueueRefusals.NoneLeftNow;
            if (taken.IsOk)
            {
                Keep(new() { Id = Journey.Id, Token = taken.Value });
                return Redirect("/tiket/" + taken.Value);
            }
            Errors.Add(taken.Refusal with { Field = null }, FirstField);
        }
        else Errors.Add(QueueRefusals.NoneLeftNow, FirstField);
        return Again();
    }

    /// <summary>Besides what it is best at, why it stands where it stands: how far it is, how full.</summary>
    public string Why(RankedOffice office)
    {
        var why = new List<string>();
        if (FarOf(office) is { } far) why.Add(far);
        if (waits.TryGetValue(office.Office.No, out var minutes)) why.Add(WaitOf(office, minutes));
        why.Add(Get(office.Next.Load switch { < 0.34 => "office.load-quiet", < 0.75 => "office.load-busy", _ => "office.load-nearly-full" }));
        return string.Join(" · ", why);
    }

    /// <summary>How far it is from the middle of where they live; null for people from elsewhere.</summary>
    public string? FarOf(RankedOffice office) =>
        office.Km is not { } km ? null : km < 0.5 ? Get("office.same-village", ("village", Home!.Name)) : Get("office.distance", ("km", InWords.Km(km)), ("village", Home!.Name));

    string WaitOf(RankedOffice office, int minutes) => (office.Next.Date == clock.Today, minutes) switch
    {
        (true, 0) => Get("office.no-wait"),
        (true, _) => Get("office.wait", ("minutes", minutes)),
        (false, 0) => Get("office.usual-no-wait"),
        (false, _) => Get("office.usual-wait", ("minutes", minutes)),
    };

    async Task LookAsync()
    {
        NextFree[] offices = [.. (await free.NextAsync(Sought)).Where(o => MayBookAt(o.Office))];
        foreach (var office in offices)
            if (await WaitAtAsync(office) is { } minutes) waits[office.Office.No] = minutes;
        Offices = RankOffices.For(offices, Home is { } home ? (home.Lat, home.Lng) : null, clock.Today, waits);
        var now = new List<(RankedOffice, TimeOnly)>();
        foreach (var office in Offices.OrderBy(o => o.Km ?? double.MaxValue))
            if (now.Count < NowShown && await free.UntilForNowAsync(office.Office, Sought) is { } until) now.Add((office, TimeOnly.FromDateTime(clock.Local(until))));
        Now = now;
    }

    async Task<int?> WaitAtAsync(NextFree next)
    {
        var services = HttpContext.RequestServices;
        if (next is not { Date: { } date, Start: { } start }) return null;
        if (date != clock.Today) return services.GetRequiredService<UsualWaits>().MinutesAt(next.Office.No, date.DayOfWeek, start.Hour);
        return await services.GetRequiredService<OfficeDayRunner>().ViewAsync(DayId.Of(next.Office.No, date)) is { } day ? Crowd.Of(day, clock.Now).Minutes : null;
    }
}
