using Dantain.Applications;
using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Queue;
using Dantain.Shared;
using Dantain.Storage;
using Dantain.Waitlists;

namespace Dantain.Web.Api;

/// <summary>What pages and API do with a booking whose link somebody holds: find it, check that the link is their own, run a verb on it.</summary>
sealed class BookingDesk(Store store, Vault vault, CityVersions cities, OfficeDayRunner runner, CityClock clock)
{
    public async Task<MyBooking?> FindAsync(string token)
    {
        if (vault.ReferenceOf(token) is not { } reference) return null;
        await using var db = store.Open();
        return await MyBooking.FindAsync(db, reference);
    }

    public async Task<MyBooking> BeforeMoveAsync(MyBooking found, Guid request)
    {
        await using var db = store.Open();
        return await found.BeforeMoveAsync(db, request);
    }

    public async Task<bool> IsSaidLateAsync(MyBooking found)
    {
        await using var db = store.Open();
        return await LateVisits.IsSaidAsync(db, found.Day, found.Booking.No);
    }

    /// <summary>Their place on the list for an earlier time of this visit, while it can move.</summary>
    public async Task<WaitlistEntry?> WaitAsync(MyBooking found)
    {
        if (found.Booking is not { State: BookingState.Confirmed, Reference: { } reference }) return null;
        await using var db = store.Open();
        return await MyWait.ForVisitAsync(db, reference);
    }

    public string LinkTo(WaitlistEntry wait) => "/daftar-tunggu/" + vault.WaitTokenFor(wait.Reference);

    /// <summary>The documents that were asked for with this visit, once papers were taken in.</summary>
    public async Task<IReadOnlyList<Application>> DocumentsAsync(MyBooking found)
    {
        if (found.Booking.State != BookingState.Closed) return [];
        await using var db = store.Open();
        return await WorkList.OfVisitAsync(db, found.Booking.Day, found.Booking.No);
    }

    /// <summary>Whoever holds only the link may look; moving and cancelling ask for the last four digits of the phone, where one was given.</summary>
    public bool AsksDigits(MyBooking found) => !LinkHolder.Knows(vault, found.Booking, "");

    /// <summary>Why whoever gives these digits changes nothing; null when they may. Each wrong answer counts.</summary>
    public async Task<Refusal?> AgainstAsync(HttpContext http, MyBooking found, string lastFour) => !AsksDigits(found) ? null
        : await http.RequestServices.GetRequiredService<DigitGuesses>().AgainstAsync(found.Booking.Reference!, LinkHolder.Knows(vault, found.Booking, lastFour));

    public async Task<IResult> RunAsync<TOutcome>(HttpRequest http, string token, Func<Booking, MyBooking, OfficeDayCommand<TOutcome>> verb,
        Func<BookingDesk, string, Task<IResult>> show, string? lastFour = null) where TOutcome : Outcome
    {
        var key = http.RequestKey();
        if (!key.IsOk) return Answers.Refused(key.Refusal);
        if (await FindAsync(token) is not { } found) return Answers.Refused(States.NoBooking);
        if (lastFour is not null && await AgainstAsync(http.HttpContext, found, lastFour) is { } stranger) return Answers.Refused(stranger);
        var done = await runner.RunAsync(found.Day, verb(found.Booking, found), Actor.Citizen, key.Value);
        return done.IsOk ? await show(this, token) : Answers.Refused(BookingBrake.Refused(done.Refusal));
    }

    public BookingAnswer Answer(MyBooking found) => new(found.Booking.Reference!, vault.TokenFor(found.Booking.Reference!), found.Booking.Label,
        cities.Current.Office(found.Day.Office)?.Code ?? "", Iso.Write(found.Day.Date), Iso.Write(found.Booking.Start), State(found.Booking.State), found.Booking.HoldUntil);

    public async Task<MyBookingAnswer> DescribeAsync(MyBooking found)
    {
        var city = await cities.VersionAsync(found.Booking.Pack);
        var wait = found.Ticket is { CanBeCalled: true } ticket && await runner.ViewAsync(found.Day) is { } day ? WaitOf(day, ticket) : null;
        return new(found.Booking.Reference!, found.Booking.Label, city.Office(found.Day.Office)!.Code, Iso.Write(found.Day.Date), Iso.Write(found.Booking.Start),
            State(found.Booking.State), found.Booking.HoldUntil, [.. found.Services.Select(s => city.Service(s)!.Code)],
            found.Ticket is null ? null : State(found.Ticket.State), found.Ticket?.Counter, wait?.Fewest, wait?.Most);
    }

    /// <summary>What the page of the ticket says too.</summary>
    public WaitEstimate? WaitOf(DayView day, Ticket ticket) => WaitEstimate.Of(day, ticket.No, clock.Now);

    /// <summary>States in the API are in camel case and stable.</summary>
    static string State(Enum state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
