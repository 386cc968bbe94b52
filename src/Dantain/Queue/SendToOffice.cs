using System.Text.Json.Serialization;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>Somebody is on the way from another office: a new number here, with the turn of the old one.</summary>
public sealed record TicketSentHere(int Ticket, string Reference, string Number, int FromDay, int FromTicket, string FromNumber, DateTimeOffset TurnFrom, DateTimeOffset BackAt, int[] Services) : Outcome;

public sealed record TicketSentAway(int Ticket, string Number, int ToDay, int ToTicket) : Outcome;

/// <summary>
/// The visit goes on at another office today. It takes one of the places given out on the spot there and gets a new number, because numbers are
/// an office's own; the turn, the reference and so the QR stay. The new ticket is put off for as long as a place is kept for who is on the way,
/// so nobody is called who cannot be there yet; whoever is there sooner is in the order with one tap. It cannot be undone: the way back is
/// sending it back.
/// </summary>
public sealed record SendToOffice(int Ticket, int? Clerk = null) : TwoDayCommand<TicketSentHere>
{
    /// <summary>The sealed applicant as read from the old booking: the copy in memory has none.</summary>
    [JsonIgnore]
    public byte[]? Sealed { get; init; }

    public override Result<TicketSentHere> Decide(OfficeDay from, OfficeDay to, DateTimeOffset now)
    {
        if (from.TicketFor(Ticket, Clerk, TicketAction.Transfer, out var ticket) is { } refusal) return refusal;
        if (from.Id == to.Id) return QueueRefusals.SameOffice;
        if (to.Date != from.Date || to.LocalDate(now) != to.Date) return QueueRefusals.OtherDay;
        var old = from.Booking(Ticket)!;
        ItemAsk[] items = [.. from.ItemsOf(old).Select(i => new ItemAsk(i.Service, i.Subject))];
        if (PlaceRules.CheckAsked(to, Channel.WalkIn, items, now) is { } no) return no;

        // The old visit ends first, so that its own items do not stand in the way of the new one; a refusal takes that back.
        var before = from.Save();
        from.GoOnElsewhere(ticket, now);
        from.End(old, BookingState.Moved);
        var slot = OnTheSpot.Find(to, items, ticket.Priority, now);
        if (!slot.IsOk)
        {
            from.UndoTo(before);
            return slot.Refusal;
        }
        from.Put(from.Booking(Ticket)! with { Reference = null });
        var booking = old with { Channel = slot.Value.Channel, Start = slot.Value.Start, Series = null, Number = null, State = BookingState.Confirmed, Priority = ticket.Priority, Sealed = Sealed };
        return Arrive(from, to, ticket, to.GiveNumber(to.Take(booking, items)), now);
    }

    static TicketSentHere Arrive(OfficeDay from, OfficeDay to, Ticket old, Booking booking, DateTimeOffset now)
    {
        var back = now.AddMinutes(to.City.Rules.ArriveMinutes);
        var arrived = to.Arrive(booking, old.TurnFrom, now) with { State = TicketState.Parked, Came = old.Came, ArrivedAt = old.ArrivedAt, BackAt = back };
        to.Put(arrived);
        from.Note(new TicketSentAway(old.No, old.Label, to.Head.Id, arrived.No));
        return new(arrived.No, booking.Reference!, arrived.Label, from.Head.Id, old.No, old.Label, arrived.TurnFrom, back, [.. to.ItemsOf(booking).Select(i => i.Service)]);
    }
}
