using System.Globalization;
using Dantain.OfficeDays;
using Dantain.Shared;
using Dantain.Storage;

namespace Dantain.Waitlists;

/// <summary>
/// Makes one offer: plans it by a conditional update that one node wins, holds the place, notes the hold. The request id follows from the
/// plan, so whoever finds a plan without its hold, after a crash or on another node, does the same once more and gets the same hold.
/// </summary>
public sealed class MakeOffer(OfficeDayRunner runner, Store store, CityClock clock)
{
    /// <summary>Whether a place is held for them now; null when somebody else has changed their entry meanwhile.</summary>
    public async Task<bool?> RunAsync(InLine who, RoomyTime time, DateTimeOffset until) =>
        await WaitlistSteps.PlanAsync(store, who.Entry, time, until) is { } planned ? await HoldAsync(who with { Entry = planned }) : null;

    /// <summary>Holds what is planned.</summary>
    public async Task<bool> HoldAsync(InLine who)
    {
        var e = who.Entry;
        var command = new OfferPlace(e.OfferStart!.Value, e.OfferUntil!.Value, who.Items, e.Village, e.Visit is not null) { Sealed = e.Sealed ?? who.VisitSealed };
        var held = await runner.RunAsync(new(e.OfferDay!.Value), command, Actor.System,
            RequestId.For(string.Create(CultureInfo.InvariantCulture, $"offer:{e.Id}:{e.Plans}:{e.OfferDay}:{e.OfferStart:HHmm}:{e.OfferUntil.Value.ToUnixTimeMilliseconds()}")));
        if (held.IsOk) await WaitlistSteps.HeldAsync(store, e, held.Value.Booking);
        else if (held.Refusal.Code == AlreadyActive) await WaitlistSteps.EndAsync(store, e, WaitState.Over, clock.Now);   // they have booked by other ways
        else if (held.Refusal.Kind != RefusalKind.Busy) await WaitlistSteps.BackAsync(store, e, counts: false);
        return held.IsOk;
    }

    const string AlreadyActive = "booking.already-active";
}
