using System.Globalization;
using Dantain.Bookings;
using Dantain.Brakes;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Waitlists;

/// <summary>
/// Takes an offer, lets it pass, or leaves the list. Taking confirms the hold, or moves the visit into it: the new place first, then the old
/// one is freed, as one act. The same answer twice has the same outcome.
/// </summary>
public sealed class AnswerOffer(OfficeDayRunner runner, Store store, CityVersions cities, CityClock clock, BookingBrake brake)
{
    /// <summary>The reference of the visit they have now.</summary>
    public async Task<Result<string>> TakeAsync(string reference)
    {
        if (await FindAsync(reference) is not { } entry) return WaitlistRefusals.NotFound;
        if (entry.State == WaitState.Taken && await TakenAsync(entry) is { } had) return had;
        if (entry is not { State: WaitState.Offered, OfferDay: { } day, OfferBooking: { } no }) return WaitlistRefusals.OfferOver;
        var taken = entry.Visit is null ? await ConfirmAsync(entry, new(day), no) : await MoveAsync(entry, new(day), no);
        if (!taken.IsOk) return taken.Refusal == BookingRefusals.HoldOver || taken.Refusal.Code == States.NotNow(BookingState.Expired).Code ? WaitlistRefusals.OfferOver : taken.Refusal;
        await WaitlistSteps.EndAsync(store, entry, WaitState.Taken, clock.Now);
        return taken;
    }

    /// <summary>They keep their rank; the place goes to the next one.</summary>
    public async Task<Refusal?> PassAsync(string reference)
    {
        if (await FindAsync(reference) is not { State: WaitState.Offered, OfferBooking: not null } entry) return WaitlistRefusals.OfferOver;
        if (await GiveBackAsync(entry) is { } refusal) return refusal;
        await SettleOffers.PassAsync(store, entry, cities.Current.Rules.Waitlist.MaxOffers, clock.Now);
        return null;
    }

    public async Task<Refusal?> LeaveAsync(string reference)
    {
        if (await FindAsync(reference) is not { } entry) return WaitlistRefusals.NotFound;
        if (!entry.IsLive) return null;
        if (entry is { State: WaitState.Offered } && (entry.OfferBooking is null ? WaitlistRefusals.OfferOver : await GiveBackAsync(entry)) is { } refusal) return refusal;
        return await WaitlistSteps.EndAsync(store, entry, WaitState.Left, clock.Now) ? null : WaitlistRefusals.OfferOver;
    }

    async Task<WaitlistEntry?> FindAsync(string reference)
    {
        await using var db = store.Open();
        return await db.Waitlist.AsNoTracking().SingleOrDefaultAsync(e => e.Reference == reference);
    }

    async Task<string?> TakenAsync(WaitlistEntry entry) => entry.Visit ?? await HoldAsync(entry);

    /// <summary>The reference of the place that is or was held for them.</summary>
    async Task<string?> HoldAsync(WaitlistEntry entry)
    {
        await using var db = store.Open();
        return await db.Bookings.Where(b => b.Day == entry.OfferDay && b.No == entry.OfferBooking).Select(b => b.Reference).SingleOrDefaultAsync();
    }

    /// <summary>From here on it counts for who asked for it, as any booking; over a limit the offer stands until its end.</summary>
    async Task<Result<string>> ConfirmAsync(WaitlistEntry entry, DayId day, int no)
    {
        if (await HoldAsync(entry) is not { } reference) return WaitlistRefusals.OfferOver;
        if (await brake.MarkAsync(entry.ToCounted(), reference) is { } limit) return limit;
        var done = await runner.RunAsync(day, new ConfirmBooking(no), Actor.Citizen, Request(entry, "take"));
        return done.IsOk ? done.Value.Reference : done.Refusal;
    }

    async Task<Result<string>> MoveAsync(WaitlistEntry entry, DayId day, int no)
    {
        var request = Request(entry, "take");
        await using var db = store.Open();
        if (await MyBooking.FindAsync(db, entry.Visit!) is not { } now) return States.NoBooking;
        var visit = await now.BeforeMoveAsync(db, request);
        var done = await runner.RunAsync(visit.Day, day, new Reschedule(visit.Booking.No, entry.OfferStart!.Value, Offer: no) { Sealed = now.Booking.Sealed }, Actor.Citizen, request);
        return done.IsOk ? done.Value.Reference : done.Refusal;
    }

    /// <summary>The held place comes free, and is kept for the list.</summary>
    async Task<Refusal?> GiveBackAsync(WaitlistEntry entry)
    {
        var done = await runner.RunAsync(new(entry.OfferDay!.Value), new CancelBooking(entry.OfferBooking!.Value), Actor.Citizen, Request(entry, "pass"));
        return done.IsOk || done.Refusal.Code == States.NotNow(BookingState.Expired).Code && await IsFreeAsync(entry) ? null : done.Refusal;
    }

    async Task<bool> IsFreeAsync(WaitlistEntry entry)
    {
        await using var db = store.Open();
        return await db.Bookings.AnyAsync(b => b.Day == entry.OfferDay && b.No == entry.OfferBooking && (b.State == BookingState.Expired || b.State == BookingState.CancelledByCitizen || b.State == BookingState.RevokedByOffice));
    }

    static Guid Request(WaitlistEntry entry, string what) => RequestId.For(string.Create(CultureInfo.InvariantCulture, $"{what}:{entry.Id}:{entry.Offers}:{entry.OfferDay}:{entry.OfferBooking}"));
}
