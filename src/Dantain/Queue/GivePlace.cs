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
        var given = Give(to, items, slip.Priority, now, byWave: to.Id == from.Id);
        if (!given.IsOk) return given;
        from.Put(slip with { PlaceDay = to.Head.Id, Place = given.Value.Booking });
        from.Note(new SlipSettled(Slip, to.Head.Id, given.Value.Booking));
        return given;
    }

    /// <summary>The first place of this day that is given out on the spot.</summary>
    internal static Result<PlaceGiven> Give(OfficeDay to, ItemAsk[] items, bool priority, DateTimeOffset now, bool byWave)
    {
        if (PlaceRules.CheckAsked(to, Channel.WalkIn, items, now) is { } refusal) return refusal;
        var room = OnTheSpot.Find(to, items, priority, now, byWave);
        if (!room.IsOk) return room.Refusal;
        var booking = to.GiveOnTheSpot(room.Value, items, priority);
        to.Put(booking);
        return new PlaceGiven(booking.No, booking.Reference!, booking.Label!, booking.Start, booking.Channel, [.. items.Select(i => i.Service)]);
    }
}
