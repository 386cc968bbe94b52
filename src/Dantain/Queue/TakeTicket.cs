using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary><paramref name="TurnFrom"/> is the time to be back at the latest when it lies ahead, unless <paramref name="ReturnUntil"/> gives a span from it on; <paramref name="Slip"/> is the one of the draw that won it.</summary>
public sealed record TicketTaken(int Ticket, string Reference, string Number, TimeOnly Start, DateTimeOffset TurnFrom, bool Priority, int[] Services, DateTimeOffset? ReturnUntil = null, int? Slip = null) : Outcome;

/// <summary>
/// A number on the spot, for somebody who stands here: a place of the first time that still has one and whose wave has come, and present at
/// once. Nothing needs to be typed. People who come first have places of their own at every time, and the ordinary ones besides.
/// </summary>
public sealed record TakeTicket(IReadOnlyList<ItemAsk> Items, bool Priority = false, bool English = false) : OfficeDayCommand<TicketTaken>
{
    internal override IEnumerable<long> Subjects => Items.Select(i => i.Subject).OfType<long>();

    public override Result<TicketTaken> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        if (PlaceRules.CheckAsked(day, Channel.WalkIn, Items, now) is { } refusal) return refusal;
        return day.DrawState(now).Waits() ? QueueRefusals.DrawFirst(day.Opens!.Value) : Give(day, Items, Priority, now, English);
    }

    /// <summary>A number for what may be asked for.</summary>
    internal static Result<TicketTaken> Give(OfficeDay day, IReadOnlyList<ItemAsk> items, bool priority, DateTimeOffset now, bool english = false)
    {
        var room = OnTheSpot.Find(day, items, priority, now, byWave: true);
        if (!room.IsOk) return room.Refusal;
        var booking = day.GiveOnTheSpot(room.Value, items, priority, english);
        var ticket = day.TellWait(day.ArriveOnTheSpot(booking, room.Value, now), now);
        return new TicketTaken(ticket.No, booking.Reference!, ticket.Label, room.Value.Start, ticket.TurnFrom, priority, [.. items.Select(i => i.Service)], ticket.ReturnUntil);
    }
}
