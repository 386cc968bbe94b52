using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary><paramref name="TurnFrom"/> is the time to be back at the latest when it lies ahead.</summary>
public sealed record TicketTaken(int Ticket, string Reference, string Number, TimeOnly Start, DateTimeOffset TurnFrom, bool Priority, int[] Services) : Outcome;

/// <summary>
/// A number on the spot, for somebody who stands here: a place of the first time that still has one, and present at once. Nothing
/// needs to be typed. People who come first use their own places and then the ordinary ones.
/// </summary>
public sealed record TakeTicket(IReadOnlyList<ItemAsk> Items, bool Priority = false) : OfficeDayCommand<TicketTaken>
{
    internal override IEnumerable<long> Subjects => Items.Select(i => i.Subject).OfType<long>();

    public override Result<TicketTaken> Decide(OfficeDay day, DateTimeOffset now)
    {
        if (day.LocalDate(now) != day.Date) return QueueRefusals.OtherDay;
        Channel[] channels = Priority ? [Channel.Priority, Channel.WalkIn] : [Channel.WalkIn];
        foreach (var channel in channels)
        {
            foreach (var start in StartsOf(day, channel, now))
            {
                if (PlaceRules.Check(day, start, channel, Items, now) is not { } no) return Give(day, channel, start, now);
                if (no != PlaceRefusals.SlotFull && no != PlaceRefusals.NoSuchSlot) return no;
            }
        }
        if (day.City.Service(Items.FirstOrDefault()?.Service ?? 0) is null)
            return Items.Count == 0 ? PlaceRefusals.NoItems : PlaceRefusals.UnknownService(Items[0].Service);
        return QueueRefusals.NoTicketsLeft;
    }

    IEnumerable<TimeOnly> StartsOf(OfficeDay day, Channel channel, DateTimeOffset now) =>
        Items.Count > 0 && day.City.Service(Items[0].Service) is { } service
            ? day.SlotsOf(day.City.GroupOf(service).No, channel).Where(s => !PlaceRules.HasPassed(day, s, now)).Select(s => s.Start).ToArray()
            : [];

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
