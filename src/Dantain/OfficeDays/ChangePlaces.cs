using Dantain.History;
using Dantain.Shared;

namespace Dantain.OfficeDays;

public sealed record PlacesChanged(int Slot, int Wanted, int Capacity, int Displaced) : Outcome;

/// <summary>
/// A slot is to have this many places. Fewer count at once for everyone who comes now; nobody who has a place loses it by this:
/// capacity stays at what is taken, and the excess is counted as displaced, to be moved one by one. Further places go to the waitlist first, where somebody waits.
/// </summary>
public sealed record ChangePlaces(int Slot, int Wanted) : OfficeDayCommand<PlacesChanged>
{
    public static readonly Refusal UnknownSlot = new("slot.not-found", RefusalKind.NotFound);
    public static readonly Refusal Impossible = new("slot.places-impossible", RefusalKind.Invalid);

    public override Result<PlacesChanged> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return PlaceRefusals.DayClosed;
        if (day.Slots[Slot] is not { } slot) return UnknownSlot;
        if (Wanted is < 0 or > 2_000_000) return Impossible;
        var before = day.Displaced();
        var changed = slot.WithWanted(Wanted);
        day.Put(changed);
        day.NoteDisplaced(before, now);
        return new PlacesChanged(Slot, Wanted, changed.Capacity, changed.Displaced);
    }
}
