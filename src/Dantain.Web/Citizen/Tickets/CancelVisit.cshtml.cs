using System.Text;
using Dantain.Bookings;
using Dantain.Cities;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>Cancelling: what it means first, then the last digits of the phone, then one button.</summary>
sealed class CancelVisitModel(CityVersions cities, BookingDesk desk, OfficeDayRunner runner, Vault vault) : TicketPage(cities, desk)
{
    protected override string FirstField => "phoneLastFour";

    public bool AsksLastFour { get; private set; }
    public string? LastFour => Typed("phoneLastFour");

    protected override async Task<IActionResult?> BeforeAsync()
    {
        if (await base.BeforeAsync() is { } missing) return missing;
        if (!AllowsCancel) return Redirect("/tiket/" + Token);
        (Title, Back, AsksLastFour) = (Get("cancel.title"), "/tiket/" + Token, Desk.AsksDigits(Found));
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsGenuine) return Again();
        if (await Desk.AgainstAsync(HttpContext, Found, LastFour ?? "") is { } stranger)
        {
            Errors.Add(stranger, FirstField);
            return Again();
        }
        var done = await runner.RunAsync(Found.Day, new CancelBooking(Booking.No), Actor.Citizen, new(vault.Digest(Encoding.UTF8.GetBytes($"{Token} cancel {Found.Day.Value}:{Booking.No}"))));
        if (done.IsOk) return Redirect("/tiket/" + Token);
        Errors.Add(done.Refusal with { Field = null }, FirstField);
        return Again();
    }
}
