using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// Whoever asks for a number while none is left leaves with a place of a later day in hand, as who drew no number (<see cref="GivePlace"/>): one of those
/// given out on the spot, under a number of its own until they come, without saying who they are. Refused while a number is left today, because then that
/// is theirs, and for a day that is not later.
/// </summary>
/// <param name="Service">Number of the service.</param>
/// <param name="Priority">Comes first.</param>
public sealed record GivePlaceInstead(int Service, bool Priority = false) : TwoDayCommand<PlaceGiven>
{
    public override Result<PlaceGiven> Decide(OfficeDay from, OfficeDay to, DateTimeOffset now)
    {
        if (from.LocalDate(now) != from.Date || to.Date <= from.Date) return QueueRefusals.OtherDay;
        if (from.DrawState(now).Waits()) return QueueRefusals.DrawFirst(from.Opens ?? TimeOnly.MinValue);
        ItemAsk[] items = [new(Service, null)];
        if (PlaceRules.CheckAsked(from, Channel.WalkIn, items, now) is null && OnTheSpot.Find(from, items, Priority, now, byWave: true).IsOk) return QueueRefusals.StillLeft;
        return GivePlace.Give(to, items, Priority, now, byWave: false);
    }
}
