using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Waitlists;

/// <summary>
/// Brings entries in line with what became of their holds: the booking says the truth, whatever an answer got done before it was cut off.
/// Whoever let an offer pass keeps their rank, until they had as many as the city makes.
/// </summary>
public sealed class SettleOffers(OfficeDayRunner runner, Store store, MakeOffer make, CityClock clock)
{
    internal async Task RunAsync(IReadOnlyList<InLine> line, IReadOnlyList<WaitlistEntry> over, int mostOffers)
    {
        foreach (var who in line.Where(w => w.Entry.State == WaitState.Offered))
        {
            if (who.Entry.OfferBooking is null) await make.HoldAsync(who);
            else await SettleAsync(who.Entry, mostOffers);
        }
        foreach (var entry in over)
        {
            if (entry.State == WaitState.Offered && await SettleAsync(entry, mostOffers)) continue;
            if (entry.State == WaitState.Waiting) await WaitlistSteps.EndAsync(store, entry, WaitState.Over, clock.Now);
        }
    }

    /// <summary>Whether the offer had come to an end.</summary>
    async Task<bool> SettleAsync(WaitlistEntry entry, int mostOffers)
    {
        if (entry.OfferDay is not { } day || entry.OfferBooking is not { } no) return false;
        if (await StateAsync(day, no) is BookingState.Held)
        {
            if (entry.OfferUntil > clock.Now) return false;
            await runner.RunAsync(new(day), new ExpireHold(no), Actor.System, RequestId.For($"expire:{day}:{no}"));
        }
        switch (await StateAsync(day, no))
        {
            case BookingState.Held: return false;   // the lane was busy
            case BookingState.Expired or BookingState.RevokedByOffice when entry.OfferUntil > clock.Now:
                await WaitlistSteps.BackAsync(store, entry, counts: false);   // the office has no such place any more
                return true;
            case BookingState.Expired or BookingState.CancelledByCitizen or BookingState.RevokedByOffice or null:
                await PassAsync(store, entry, mostOffers, clock.Now);
                return true;
            default:
                await WaitlistSteps.EndAsync(store, entry, WaitState.Taken, clock.Now);
                return true;
        }
    }

    /// <summary>An offer is over without having been taken.</summary>
    internal static Task PassAsync(Store store, WaitlistEntry entry, int mostOffers, DateTimeOffset now) =>
        entry.Offers >= mostOffers ? WaitlistSteps.EndAsync(store, entry, WaitState.Spent, now) : WaitlistSteps.BackAsync(store, entry, counts: true);

    async Task<BookingState?> StateAsync(int day, int no)
    {
        await using var db = store.Open();
        return await db.Bookings.Where(b => b.Day == day && b.No == no).Select(b => (BookingState?)b.State).SingleOrDefaultAsync();
    }
}
