using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Web.Api;
using Dantain.Web.Doors;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>"I am here": in the hall of a small office one's own phone checks in, with the code that changes on its board.</summary>
sealed class ArriveAloneModel(CityVersions cities, BookingDesk desk, OfficeDayRunner runner, CityClock clock, HallCode hall, WrongCodes wrong) : TicketPage(cities, desk)
{
    static readonly Refusal NotShown = new("arrive.not-shown", RefusalKind.Invalid);
    static readonly Refusal TooOften = new("arrive.too-many", RefusalKind.Busy);

    protected override string FirstField => "code";
    public string? TypedCode => Typed("code");

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (await base.BeforeAsync() is { } missing) return missing;
        if (!MayArriveAlone(clock.Today)) return Redirect("/tiket/" + Token);
        (Title, Back) = (Get("arrive.title"), "/tiket/" + Token);
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        if (wrong.IsOver(Booking.Reference!)) return Refused(TooOften);
        if (!hall.IsShown(Office, (TypedCode ?? "").Trim()))
        {
            wrong.Add(Booking.Reference!);
            return Refused(NotShown);
        }
        var done = await runner.RunAsync(Found.Day, new CheckIn(Booking.No), Actor.Citizen, RequestId.For($"arrive:{Found.Day.Value}:{Booking.No}"));
        return done.IsOk ? Redirect("/tiket/" + Token) : Refused(InPeoplesTime(done.Refusal));
    }

    IActionResult Refused(Refusal refusal)
    {
        Errors.Add(refusal with { Field = null }, FirstField);
        return Again();
    }

    Refusal InPeoplesTime(Refusal refusal) => refusal.Facts?.GetValueOrDefault("time") is { } time
        ? refusal with { Facts = new Dictionary<string, string> { ["time"] = InWords.Time(Iso.Time(time)!.Value, City) } } : refusal;
}
