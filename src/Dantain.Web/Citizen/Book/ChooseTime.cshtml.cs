using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>One day of the list: how many visits of this kind still fit, or why none.</summary>
sealed record DayChoice(DateOnly Date, int Free, string? Closed);

/// <summary>Days with their free places, then the times of one day. Choosing a time holds the place; choosing again moves it.</summary>
sealed class ChooseTimeModel(CityVersions cities, JourneyCookie cookie, FreePlaces free, Holding holding, CityClock clock) : JourneyPage(cities, cookie)
{
    protected override string Step => Steps.Time;
    protected override string TitleKey => "time.title";
    protected override string FirstField => "jam";

    public Office Office => City.Office(Journey.Office!)!;
    public IReadOnlyList<DayChoice> Days { get; private set; } = [];
    public IReadOnlyList<FreeTime> Times { get; private set; } = [];
    public DateOnly? Day { get; private set; }
    /// <summary>What has to hold on the day that is shown, where that is later than when it was asked.</summary>
    public IReadOnlyList<DayLimit> Limits => DayLimit.On(City, Sought, Day, clock.Today);
    public RankedOffice? Elsewhere { get; private set; }
    /// <summary>It has open days, and all their times are taken.</summary>
    public bool IsFull => !AnyFree && Days.Any(d => d.Closed is null);
    public bool AnyFree => Days.Any(d => d.Free > 0);

    public bool IsHeld(FreeTime time) => Journey.Held is not null && Journey.Date == Iso.Write(Day!.Value) && Journey.Start == Iso.Write(time.Start);

    /// <summary>The office of the link that led here; what was answered for another one is no answer.</summary>
    protected override Journey Asked(Journey journey) =>
        City.Office(Request.Query["kantor"].ToString()) is { } office && office.Code != journey.Office ? journey with { Office = office.Code, Date = null, Start = null } : journey;

    public async Task OnGetAsync(string? hari) => await LookAsync(Iso.Date(hari));

    public async Task<IActionResult> OnPostAsync([FromServices] Gate gate)
    {
        var day = Iso.Date(Sent("hari"));
        if (await ExtendAsync(holding) is { } extended)
        {
            await LookAsync(day);
            return AfterExtending(extended);
        }
        if (IsGenuine && day is { Year: >= 2020 and < 2200 } date && Iso.Time(Sent("jam")) is { } start && holding.VisitOf(Journey) is { } visit)
        {
            var journey = await holding.OnDeviceAsync(Journey, DeviceCookie.Of(HttpContext));
            if (!gate.IsOpenTo(journey, Iso.Write(date), Iso.Write(start), Sent("tantangan"), Sent("kerja")))
            {
                Keep(gate.Wait(journey, Iso.Write(date), Iso.Write(start)));
                return Redirect("/daftar/tunggu" + Change);
            }
            var held = await holding.HoldAsync(journey, visit, Office, date, start);
            if (held.IsOk) return Onward(held.Value with { Waiting = null });
            Errors.Add(held.Refusal with { Field = null }, "jam");
        }
        else if (IsGenuine) Errors.Add("jam", "time.choose");
        await LookAsync(day);
        return Again();
    }

    /// <summary>Why a day has no times at all: a holiday, a closure that was known ahead, or one that was declared. Null on any other day, the weekly ones off among them.</summary>
    string? ClosedBy(DateOnly date, IReadOnlyList<ServiceType> services)
    {
        string Says(Text why) => Get("time.day-closed", ("why", why.In()));
        if (City.Holiday(date) is { } holiday) return Says(holiday.Name);
        if (City.OpenSpans(Office, date) is not [var span, ..])
            return City.Pack.Calendar.Closures?.FirstOrDefault(c => c.Date == date && c.Offices?.Contains(Office.Code) != false) is { } known ? Says(known.Reason) : null;
        var declared = services.Select(City.GroupOf).Where(g => !City.IsWorkingDay(Office, date, g)).Select(g => City.InterruptionOf(Office, g, date, span.From, City.Rules.SlotMinutes)).FirstOrDefault(i => i is not null);
        return declared is null ? null : declared.Kind == InterruptionKind.Closed ? Says(declared.Reason) : $"{InterruptionWords.What(declared)}: {declared.Reason.In()}";
    }

    async Task LookAsync(DateOnly? asked)
    {
        var services = Sought;
        var days = new List<DayChoice>();
        for (var ahead = 0; ahead < City.Rules.OpenDays; ahead++)
        {
            var date = clock.Today.AddDays(ahead);
            var times = await free.TimesAsync(Office, date, services);
            if (ClosedBy(date, services) is { } closed) days.Add(new(date, 0, closed));
            else if (times.Count > 0) days.Add(new(date, times.Sum(t => t.Free), null));
        }
        Days = days;
        asked ??= Iso.Date(Journey.Date);
        Day = days.FirstOrDefault(d => d.Date == asked && d.Closed is null)?.Date ?? days.FirstOrDefault(d => d.Free > 0)?.Date;
        if (Day is { } day) Times = await free.TimesAsync(Office, day, services);
        if (AnyFree) return;
        var home = City.Village(Journey.Village!)?.Village;
        Elsewhere = RankOffices.For([.. (await free.NextAsync(services)).Where(o => MayBookAt(o.Office))], home is null ? null : (home.Lat, home.Lng), clock.Today).FirstOrDefault(o => o.IsFree);
    }
}
