using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>A place to come back to, under its own number, for whoever was drawn none.</summary>
public sealed record PlaceGiven(int Booking, string Reference, string Number, TimeOnly Start, Channel Channel, int[] Services) : Outcome;

public sealed record SlipSettled(int Slip, int ToDay, int Booking) : Outcome;

/// <summary>
/// Whoever drew no number leaves with a booked place in hand: one of those given out on the spot on another day, or of those open today, kept
/// under a number of its own until they come. As on the spot nobody has to say who they are; the paper is what they have. Once a slip.
/// </summary>
public sealed record GivePlace(int Slip) : TwoDayCommand<PlaceGiven>
{
    public override Result<PlaceGiven> Decide(OfficeDay from, OfficeDay to, DateTimeOffset now)
    {
        if (from.LocalDate(now) != from.Date) return QueueRefusals.OtherDay;
        if (from.Slips[Slip] is not { } slip) return QueueRefusals.NoSlip;
        if (slip.Rank is null) return QueueRefusals.DrawFirst(from.Opens ?? TimeOnly.MinValue);
        if (slip.IsSettled) return QueueRefusals.SlipSettled;
        ItemAsk[] items = [new(slip.Service, null)];
        if (PlaceRules.CheckAsked(to, Channel.WalkIn, items, now) is { } refusal) return refusal;
        var room = OnTheSpot.Find(to, items, slip.Priority, now, byWave: to.Id == from.Id);
        if (!room.IsOk) return room.Refusal;
        var booking = to.GiveOnTheSpot(room.Value, items, slip.Priority);
        to.Put(booking);
        from.Put(slip with { PlaceDay = to.Head.Id, Place = booking.No });
        from.Note(new SlipSettled(Slip, to.Head.Id, booking.No));
        return new PlaceGiven(booking.No, booking.Reference!, booking.Label!, booking.Start, booking.Channel, [slip.Service]);
    }
}
