using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary><paramref name="TurnFrom"/> is the time to be back at the latest when it lies ahead.</summary>
public sealed record TicketTaken(int Ticket, string Reference, string Number, TimeOnly Start, DateTimeOffset TurnFrom, bool Priority, int[] Services) : Outcome;

/// <summary>
/// A number on the spot, for somebody who stands here: a place of the first time that still has one, and present at once. Nothing
/// needs to be typed. People who come first have places of their own at every time, and the ordinary ones besides.
/// </summary>
public sealed record TakeTicket(IReadOnlyList<ItemAsk> Items, bool Priority = false) : OfficeDayCommand<TicketTaken>
{
    internal override IEnumerable<long> Subjects => Items.Select(i => i.Subject).OfType<long>();

    public override Result<TicketTaken> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        if (PlaceRules.CheckAsked(day, Channel.WalkIn, Items, now) is { } refusal) return refusal;
        var room = OnTheSpot.Find(day, Items, Priority, now);
        return room.IsOk ? Give(day, room.Value.Channel, room.Value.Start, now) : room.Refusal;
    }

    TicketTaken Give(OfficeDay day, Channel channel, TimeOnly start, DateTimeOffset now)
    {
        var booking = day.GiveNumber(day.Take(new()
        {
            Reference = day.DrawReference(),
            Channel = channel,
            State = BookingState.Confirmed,
            Start = start,
            Priority = Priority,
        }, Items));
        var from = day.At(start);
        var ticket = day.Arrive(booking, from > now ? from : now, now);
        return new(ticket.No, booking.Reference!, ticket.Label, start, ticket.TurnFrom, Priority, [.. Items.Select(i => i.Service)]);
    }
}
