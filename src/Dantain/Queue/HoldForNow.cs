using Dantain.Cities;
using Dantain.History;
using Dantain.Identities;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

public sealed record PlaceKept(int Booking, string Reference, TimeOnly Start, DateTimeOffset Until, int[] Services) : Outcome;

/// <summary>
/// Somebody who is on the way takes one of the places given out on the spot, from the phone: kept until they are there, at most as long as the
/// city allows. It is a hold that checking in turns into a number; whoever does not come in time has lost nothing, and the place is free again.
/// Only times are given whose turn has come or is so near that one may check in for them at once.
/// </summary>
public sealed record HoldForNow(SealedPerson Applicant, IReadOnlyList<ItemAsk> Items, string? Village = null, bool English = false) : OfficeDayCommand<PlaceKept>
{
    internal override IEnumerable<long> Subjects => Items.Select(i => i.Subject).OfType<long>();

    public override Result<PlaceKept> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        if (PlaceRules.CheckAsked(day, Channel.WalkIn, Items, now) is { } refusal) return refusal;
        if (day.DrawState(now).Waits()) return QueueRefusals.NoneLeftNow;
        foreach (var service in Items.Select(i => day.City.Service(i.Service)!))
            if (day.City.ModeOf(day.Office, service, day.Date) == Mode.WalkInOnly) return PlaceRefusals.WalkInOnly(service);
        var group = day.City.GroupOf(day.City.Service(Items[0].Service)!).No;
        foreach (var slot in day.SlotsOf(group, Channel.WalkIn).Where(s => ForNow.Takes(s, day.At(s.Start), day.City.Rules, now)))
        {
            if (PlaceRules.CheckTime(day, slot.Start, Channel.WalkIn, Items, now) is not { } no)
            {
                if (OnTheSpot.LastWave(day, slot, Items) is not { } wave || now >= day.At(wave)) return Keep(day, slot, now);
            }
            else if (no != PlaceRefusals.SlotFull && no != PlaceRefusals.NoSuchSlot) return no;
        }
        return QueueRefusals.NoneLeftNow;
    }

    PlaceKept Keep(OfficeDay day, Slot slot, DateTimeOffset now)
    {
        var until = ForNow.Until(day.Slots.All.Max(s => day.At(s.Start).AddMinutes(s.Minutes)), day.City.Rules, now);
        var held = day.Take(new()
        {
            Reference = day.DrawReference(),
            Channel = Channel.WalkIn,
            State = BookingState.Held,
            Start = slot.Start,
            HoldUntil = until,
            Village = Village,
            English = English,
            Sealed = Applicant.Blob,
        }, Items);
        return new(held.No, held.Reference!, slot.Start, until, [.. Items.Select(i => i.Service)]);
    }
}
