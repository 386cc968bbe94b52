using Dantain.History;
using Dantain.Shared;

namespace Dantain.OfficeDays;

public sealed record UnusedPlacesOpened(TimeOnly Start, int Places) : Outcome;

/// <summary>Online places of a time that has come and that nobody booked are given out on the spot.</summary>
public sealed record OpenUnusedPlaces(TimeOnly Start) : OfficeDayCommand<UnusedPlacesOpened>
{
    public static readonly Refusal NotYet = new("slot.not-yet", RefusalKind.Conflict);
    public static readonly Refusal NothingUnused = new("slot.nothing-unused", RefusalKind.Conflict);

    public override Result<UnusedPlacesOpened> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.Head.State == DayState.Closed) return PlaceRefusals.DayClosed;
        if (now < day.At(Start)) return NotYet;
        var moved = 0;
        foreach (var online in day.Slots.All.Where(s => s.Start == Start && s.Channel == Channel.Online && s.Room > 0).ToArray())
        {
            if (day.SlotAt(online.Group, Channel.WalkIn, Start) is not { } walkIn) continue;
            day.Put(online with { Wanted = online.Taken, Capacity = online.Taken, Kept = null });
            day.Put(walkIn with { Wanted = walkIn.Wanted + online.Room, Capacity = walkIn.Capacity + online.Room });
            moved += online.Room;
        }
        return moved == 0 ? NothingUnused : new UnusedPlacesOpened(Start, moved);
    }
}
