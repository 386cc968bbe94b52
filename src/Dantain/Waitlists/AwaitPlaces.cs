using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Waitlists;

public sealed record PlacesAwaited(int Group, bool IsAwaited, int Kept) : Outcome;

/// <summary>
/// Somebody waits for places of this group on this day, or nobody does any more. From then on what comes free is kept for the list in the
/// same act that frees it, so that no stranger can be quicker; what is kept when the last one has gone is everyone's. On a day that is not
/// open for booking yet all places are kept: they go to the list before the public sees them.
/// </summary>
public sealed record AwaitPlaces(int Group, bool IsAwaited) : OfficeDayCommand<PlacesAwaited>
{
    public override Result<PlacesAwaited> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return PlaceRefusals.DayClosed;
        Slot[] slots = [.. day.SlotsOf(Group, Channel.Online).Where(s => (s.Kept is null) == IsAwaited && day.At(s.Start) > now)];
        if (slots.Length == 0) return WaitlistRefusals.NothingToChange;
        var isOpen = day.Date.DayNumber - day.LocalDate(now).DayNumber < day.City.Rules.OpenDays;
        foreach (var slot in slots) day.Put(slot with { Kept = !IsAwaited ? null : isOpen ? 0 : slot.Room });
        return new PlacesAwaited(Group, IsAwaited, IsAwaited && !isOpen ? slots.Sum(s => s.Room) : 0);
    }
}
