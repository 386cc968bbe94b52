using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Book;

/// <summary>One answer of the list, and where it is changed.</summary>
sealed record CheckedAnswer(string Question, string Answer, string ChangeAt);

/// <summary>Everything once more before it counts. A hold that has run out costs nothing typed: the same time is tried, then the nearest are offered.</summary>
sealed class CheckModel(CityVersions cities, JourneyCookie cookie, Holding holding, NearestTimes nearest, CityClock clock) : JourneyPage(cities, cookie)
{
    /// <summary>The part of the page that offers other times instead of one that is gone, and what their buttons send.</summary>
    public const string InsteadPart = "ganti";

    static readonly Refusal[] TimeIsGone =
        [PlaceRefusals.SlotFull, PlaceRefusals.SlotPast, PlaceRefusals.NoSuchSlot, PlaceRefusals.DayClosed, PlaceRefusals.OutsideWindow, BookingRefusals.HoldOver];

    protected override string Step => Steps.Check;
    protected override string TitleKey => "check.title";
    protected override string FirstField => "daftarkan";

    public IReadOnlyList<OtherTime> Instead { get; private set; } = [];
    /// <summary>What has to hold on the last of the days that are offered instead.</summary>
    public IReadOnlyList<DayLimit> Limits => DayLimit.On(City, Sought, Instead.Max(o => (DateOnly?)o.Date), clock.Today);
    /// <summary>Goes along with the page: another tab of this browser shares the journey, and may have changed what is read here.</summary>
    public string Shown => holding.SignatureOf(Journey);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        if (holding.VisitOf(Journey) is not { } visit) return Redirect(Steps.Who);
        if (await ExtendAsync(holding) is { } extended) return extended.IsOk ? Redirect(Steps.Check) : await RefuseAsync(extended.Refusal);
        if (Sent("jawaban") != Shown)
        {
            Errors.Add(FirstField, "check.changed-meanwhile");
            return Again();
        }
        if (OtherTime.Parse(Sent(InsteadPart), City) is { } other && MayBookAt(other.Office))
        {
            var moved = await holding.HoldAsync(Journey, visit, other.Office, other.Date, other.Start);
            return moved.IsOk ? Onward(moved.Value) : await RefuseAsync(moved.Refusal);
        }
        var booked = await holding.ConfirmAsync(Journey, visit);
        if (!booked.IsOk) return await RefuseAsync(booked.Refusal);
        Keep(new() { Id = Journey.Id, Token = booked.Value });
        return Redirect("/tiket/" + booked.Value);
    }

    async Task<IActionResult> RefuseAsync(Refusal refusal)
    {
        if (TimeIsGone.Contains(refusal) && City.Office(Journey.Office!) is { } office && Iso.Date(Journey.Date) is { } date && Iso.Time(Journey.Start) is { } start)
            Instead = [.. (await nearest.AroundAsync(office, date, start, Sought)).Where(o => MayBookAt(o.Office))];
        Errors.Add(refusal with { Field = null }, Instead.Count > 0 ? InsteadPart : FirstField);
        return Again();
    }

    public IEnumerable<CheckedAnswer> Answers()
    {
        yield return new("check.service", ChoiceName, Steps.Service);
        Paper[] papers = [.. Sought.Distinct().SelectMany(s => s.Papers)];
        if (Journey.Ready is { } ready && papers.Length > 0)
            yield return new("check.papers", Get("check.papers-ready", ("ready", papers.Count(p => ready.Contains(p.No.ToString()))), ("all", papers.Length)), Steps.Need + Journey.Choice);
        yield return new("check.who", Named(Journey.Who!), Steps.Who);
        var isMixed = Journey.Others?.Any(o => o.For is { } theirs && theirs != Journey.Choice) == true;
        foreach (var other in Journey.Others ?? [])
            yield return new("check.other", isMixed ? $"{Named(other)}: {Choice.Find(City, other.For ?? Journey.Choice)!.Name.In()}" : Named(other), Steps.Who);
        yield return new("check.village", City.Village(Journey.Village!) is { } home ? $"{home.Village.Name}, {home.District.Name}" : Get("check.elsewhere"), Steps.Who);
        yield return new("check.office", City.Office(Journey.Office!)!.Name, Steps.Office);
        yield return new("check.time", $"{InWords.Date(Iso.Date(Journey.Date)!.Value)}, {InWords.Time(Iso.Time(Journey.Start)!.Value, City)}", Steps.Time);
        if (Journey.Helped) yield return new("check.helped", Get("check.helped-says"), Steps.Who);
        yield return new("check.phone", Journey.Phone is not { } phone ? Get("contact.none") : Journey.OnWhatsApp ? Get("check.on-whatsapp", ("phone", phone)) : phone, Steps.Contact);
        yield return new("check.email", Journey.Email ?? Get("check.not-filled"), Steps.Contact);
        if (Journey.Push is not null) yield return new("check.push", Get("check.push-says"), Steps.Contact);
        yield return new("check.needs", Journey.Needs == Needs.None ? Get("check.not-filled") : string.Join(", ", InWords.EachOf(Journey.Needs).Select(n => Get("needs.is-" + n))), Steps.Contact);
    }

    /// <summary>How and where each document reaches the person, and about when.</summary>
    public IEnumerable<(ServiceType Service, IReadOnlyList<string> Says)> Receives()
    {
        var office = City.Office(Journey.Office!)!;
        return Sought.Distinct().Select(s => (s, (IReadOnlyList<string>)[.. Receiving.Of(City, s, office, office, Journey.Email, Iso.Date(Journey.Date))]));
    }
}
