using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>"I will be late": what that means first, then one button. It takes nothing away, so no digits are asked.</summary>
sealed class SayLateModel(CityVersions cities, BookingDesk desk, OfficeDayRunner runner, CityClock clock) : TicketPage(cities, desk)
{
    protected override string FirstField => "beri-tahu";

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (await base.BeforeAsync() is { } missing) return missing;
        if (!Booking.State.Allows(BookingAction.SayLate) || Found.Day.Date != clock.Today) return Redirect("/tiket/" + Token);
        (Title, Back) = (Get("late.title"), "/tiket/" + Token);
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        var done = await runner.RunAsync(Found.Day, new SayLate(Booking.No), Actor.Citizen, LateVisits.RequestFor(Found.Day, Booking.No));
        if (done.IsOk) return Redirect("/tiket/" + Token);
        Errors.Add(done.Refusal with { Field = null }, FirstField);
        return Again();
    }
}
