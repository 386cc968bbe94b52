using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Dantain.Web.Citizen.Tickets;

/// <summary>A page behind the link of a booking: found by its token, shown under the city it was promised in.</summary>
abstract class TicketPage(CityVersions cities, BookingDesk desk) : CitizenPage(cities)
{
    public MyBooking Found { get; private set; } = null!;
    public Booking Booking => Found.Booking;

    /// <summary>The pack as it was when the promise was made.</summary>
    public City Promised { get; private set; } = null!;
    public Office Office => Promised.Office(Found.Day.Office)!;
    public string Token { get; private set; } = "";

    /// <summary>At a small office, which has nobody at the door, one says by one's own phone that one is there. As the office is today, whatever it was when the visit was booked.</summary>
    protected bool MayArriveAlone(DateOnly today) => City.Office(Found.Day.Office)?.ReceivesAtCounter == true && Found.Day.Date == today && Booking.State.Allows(BookingAction.CheckIn);
    public bool AllowsCancel => Booking.State.Allows(BookingAction.Cancel);
    /// <summary>Until somebody is at a counter, or is called to one: then it is told there.</summary>
    public bool AllowsMove => Booking.State.Allows(BookingAction.Reschedule) && Found.Ticket?.State is null or TicketState.Waiting or TicketState.Parked or TicketState.Missed or TicketState.Transferred;
    protected BookingDesk Desk => desk;

    protected override async Task<IActionResult?> BeforeAsync()
    {
        Token = (RouteData.Values["token"] as string ?? "").ToUpperInvariant();
        if (await desk.FindAsync(Token) is not { } found) return NotFound();
        (Found, Promised) = (found, await Cities.VersionAsync(found.Booking.Pack));
        return null;
    }

    public IReadOnlyList<ServiceType> Services => [.. Found.Services.Distinct().Select(no => Promised.Service(no)!)];
    /// <summary>What they come for, as the city offers it today: for another time of it.</summary>
    protected ServiceType[] Sought => [.. Found.Services.Select(no => City.Service(no)).OfType<ServiceType>()];
    public int CountOf(ServiceType service) => Found.Services.Count(no => no == service.No);

    protected IReadOnlyList<PaperNo> Missing { get; set; } = [];

    /// <summary>A paper that was not ready when the visit was booked.</summary>
    public bool Lacks(ServiceType service, int place) => Missing.Contains(new(service.No, place));

    public string When => $"{InWords.Date(Found.Day.Date)}, {InWords.Time(Booking.Start, Promised)}";
}
