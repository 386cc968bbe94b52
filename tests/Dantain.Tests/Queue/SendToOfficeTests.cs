using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class SendToOfficeTests
{
    [Fact]
    public void There_it_has_a_new_number_and_the_turn_it_had_and_is_in_the_order_once_it_can_be_there()
    {
        var day = new TestDay();
        var other = day.Other(office: 2, ahead: 0);
        var mine = day.Walk(1);
        var (turn, reference) = (day.Ticket(mine).TurnFrom, day.Booking(mine).Reference);
        day.Open().Do(new CallNext(1));
        other.After(10).Open();
        var there = other.Walk(2);
        var sent = day.Run(new SendToOffice(mine), other).Value;
        sent.ShouldSatisfyAllConditions(s => s.Reference.ShouldBe(reference), s => s.FromNumber.ShouldBe(day.Ticket(mine).Label), s => s.TurnFrom.ShouldBe(turn));
        day.Ticket(mine).State.ShouldBe(TicketState.Left);
        day.Counter().Ticket.ShouldBeNull();
        day.Booking(mine).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Moved), b => b.Reference.ShouldBeNull());
        day.Facts[^1].Kind.ShouldBe(nameof(TicketSentAway));
        other.Facts[^1].Kind.ShouldBe(nameof(TicketSentHere));
        other.Do(new CallNext(1)).Ticket.ShouldBe(there);
        other.Do(new MarkMissed(1));
        other.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
        other.After(45).Do(new CallNext(1)).Ticket.ShouldBe(sent.Ticket);
    }

    [Fact]
    public void It_is_refused_without_room_or_to_the_same_office_and_cannot_be_undone()
    {
        var day = new TestDay(TestCity.With(counters: 0.2));
        var other = day.Other(office: 2, ahead: 0);
        var mine = day.Walk(1);
        day.No(new SendToOffice(mine), day).ShouldBe(QueueRefusals.SameOffice);
        while (other.Run(new TakeTicket([new(TestCity.Kk, null)])).IsOk) { }
        day.No(new SendToOffice(mine), other).ShouldBe(QueueRefusals.NoTicketsLeft);
        day.No(new SendToOffice(mine), day.Other(office: 2)).ShouldBe(QueueRefusals.OtherDay);
        var free = new TestDay().Other(office: 2, ahead: 0);
        day.Run(new SendToOffice(mine), free).IsOk.ShouldBeTrue();
        day.No(new UndoStep(mine)).ShouldBe(QueueRefusals.NothingToUndo);
    }
}
