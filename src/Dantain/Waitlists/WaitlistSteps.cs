using Dantain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dantain.Waitlists;

/// <summary>How an entry goes from one state to the next: one conditional update each, which only one node and only one round can win.</summary>
static class WaitlistSteps
{
    /// <summary>The entry still is as it was read.</summary>
    static IQueryable<WaitlistEntry> Same(DantainDb db, WaitlistEntry e) =>
        db.Waitlist.Where(x => x.Id == e.Id && x.State == e.State && x.Offers == e.Offers && x.Plans == e.Plans && x.OfferUntil == e.OfferUntil && x.OfferBooking == e.OfferBooking);

    /// <summary>The next offer is planned: from here on whoever looks, on any node, makes exactly this one.</summary>
    public static async Task<WaitlistEntry?> PlanAsync(Store store, WaitlistEntry e, RoomyTime time, DateTimeOffset until)
    {
        var planned = e with { State = WaitState.Offered, Offers = e.Offers + 1, Plans = e.Plans + 1, OfferDay = time.Day.Value, OfferStart = time.Start, OfferUntil = until, OfferBooking = null };
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        return await Same(db, e).ExecuteUpdateAsync(x => x.SetProperty(y => y.State, planned.State).SetProperty(y => y.Offers, planned.Offers).SetProperty(y => y.Plans, planned.Plans)
            .SetProperty(y => y.OfferDay, planned.OfferDay).SetProperty(y => y.OfferStart, planned.OfferStart).SetProperty(y => y.OfferUntil, planned.OfferUntil)) == 1 ? planned : null;
    }

    public static async Task HeldAsync(Store store, WaitlistEntry e, int booking)
    {
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        await Same(db, e).ExecuteUpdateAsync(x => x.SetProperty(y => y.OfferBooking, booking));
    }

    /// <summary>Back in the line on the same rank. An offer that could not be made does not count.</summary>
    public static async Task BackAsync(Store store, WaitlistEntry e, bool counts)
    {
        var (offers, passed) = counts ? (e.Offers, e.PassedWithOffer) : (e.Offers - 1, e.Passed);
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        await Same(db, e).ExecuteUpdateAsync(x => x.SetProperty(y => y.State, WaitState.Waiting).SetProperty(y => y.Offers, offers).SetProperty(y => y.Passed, passed)
            .SetProperty(y => y.OfferDay, (int?)null).SetProperty(y => y.OfferStart, (TimeOnly?)null).SetProperty(y => y.OfferUntil, (DateTimeOffset?)null).SetProperty(y => y.OfferBooking, (int?)null));
    }

    /// <summary>The entry is over, its person gone with it. False when it has changed meanwhile.</summary>
    public static async Task<bool> EndAsync(Store store, WaitlistEntry e, WaitState state, DateTimeOffset now)
    {
        await using var db = store.Open();
        using var gate = await store.WriteGateAsync();
        await using var tx = await db.Database.BeginTransactionAsync();
        if (await Same(db, e).ExecuteUpdateAsync(x => x.SetProperty(y => y.State, state).SetProperty(y => y.EndedAt, now).SetProperty(y => y.Sealed, (byte[]?)null)) != 1) return false;
        await db.WaitlistItems.Where(i => i.Entry == e.Id && i.Active).ExecuteUpdateAsync(i => i.SetProperty(y => y.Active, false));
        await tx.CommitAsync();
        return true;
    }
}
