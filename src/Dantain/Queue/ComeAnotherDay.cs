using System.Text.Json.Serialization;
using Dantain.OfficeDays;
using Dantain.Shared;

namespace Dantain.Queue;

/// <summary>
/// Whoever waits here, with a number on paper or on a phone, leaves the hall with a place of a later day, as one act: while a service is disturbed nobody
/// has to stay for it. It is one of the places given out on the spot there, because who holds paper has not said who they are; the reference, and so
/// the QR, stays. Refused once they are served.
/// </summary>
public sealed record ComeAnotherDay(int Ticket, int? Clerk = null) : TwoDayCommand<VisitMovedHere>
{
    /// <summary>The sealed applicant as read from the old booking: the copy in memory has none.</summary>
    [JsonIgnore]
    public byte[]? Sealed { get; init; }

    public override Result<VisitMovedHere> Decide(OfficeDay from, OfficeDay to, DateTimeOffset now)
    {
        if (from.TicketFor(Ticket, Clerk, TicketAction.Leave, out var ticket) is { } refusal) return refusal;
        if (from.LocalDate(now) != from.Date || to.Date <= from.Date) return QueueRefusals.OtherDay;
        var old = from.Booking(Ticket)!;
        ItemAsk[] items = [.. from.ItemsOf(old).Select(i => new ItemAsk(i.Service, i.Subject))];

        // The old visit ends first, so that its own items do not stand in the way of the new one; a refusal takes that back.
        var before = from.Save();
        from.GoOnElsewhere(ticket, now);
        from.End(old, BookingState.Moved);
        var slot = PlaceRules.CheckAsked(to, Channel.WalkIn, items, now) is { } no ? no : OnTheSpot.Find(to, items, ticket.Priority, now);
        if (!slot.IsOk)
        {
            from.UndoTo(before);
            return slot.Refusal;
        }
        from.Put(from.Booking(Ticket)! with { Reference = null });
        var booking = old with { Channel = slot.Value.Channel, Start = slot.Value.Start, Series = null, Number = null, State = BookingState.Confirmed, Priority = ticket.Priority, Sealed = Sealed };
        var moved = to.GiveNumber(to.Take(booking, items));
        to.Put(moved);
        to.Tell(moved);
        from.Note(new VisitMovedAway(Ticket, to.Head.Id, moved.No));
        return new VisitMovedHere(moved.No, moved.Reference!, moved.Label, moved.Start, null, from.Head.Id, Ticket, [.. items.Select(i => i.Service)], moved.Village);
    }
}
