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
        var slot = FirstTime(day, Items, Priority, now);
        return slot.IsOk ? Give(day, slot.Value.Channel, slot.Value.Start, now) : slot.Refusal;
    }

    /// <summary>The first time that has room for these items on the spot.</summary>
    internal static Result<Slot> FirstTime(OfficeDay day, IReadOnlyList<ItemAsk> items, bool priority, DateTimeOffset now)
    {
        foreach (var slot in SlotsInOrder(day, items, priority, now))
        {
            if (PlaceRules.CheckTime(day, slot.Start, slot.Channel, items, now) is not { } no) return slot;
            if (no != PlaceRefusals.SlotFull && no != PlaceRefusals.NoSuchSlot) return no;
        }
        return QueueRefusals.NoTicketsLeft;
    }

    /// <summary>The earliest time first; at the same time people who come first use their own places before the ordinary ones.</summary>
    static IEnumerable<Slot> SlotsInOrder(OfficeDay day, IReadOnlyList<ItemAsk> items, bool priority, DateTimeOffset now)
    {
        var group = day.City.GroupOf(day.City.Service(items[0].Service)!).No;
        var own = priority ? day.SlotsOf(group, Channel.Priority) : [];
        return own.Concat(day.SlotsOf(group, Channel.WalkIn)).Where(s => !PlaceRules.HasPassed(day, s, now)).OrderBy(s => s.Start);
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
