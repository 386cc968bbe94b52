using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Waitlists;

public sealed record KeptPlacesOpened(int Slot, int Places) : Outcome;

/// <summary>Nobody on the list can take what is kept of this slot: it is everyone's now.</summary>
public sealed record OpenKeptPlaces(int Slot) : OfficeDayCommand<KeptPlacesOpened>
{
    public override Result<KeptPlacesOpened> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return PlaceRefusals.DayClosed;
        if (day.Slots[Slot] is not { } slot) return ChangePlaces.UnknownSlot;
        if (slot.Kept is not > 0) return WaitlistRefusals.NothingToChange;
        day.Put(slot with { Kept = 0 });
        return new KeptPlacesOpened(Slot, Math.Min(slot.Kept.Value, slot.Room));
    }
}
