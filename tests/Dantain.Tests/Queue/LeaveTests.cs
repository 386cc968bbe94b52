using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class LeaveTests
{
    [Fact]
    public void Who_leaves_is_over_and_their_counter_and_subject_are_free()
    {
        var day = new TestDay().Open();
        var ticket = day.Walk(1);
        day.Do(new CallNext(1));
        day.Do(new Leave(ticket)).ShouldBe(new VisitorLeft(ticket, "N-001"));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Left), t => t.EndedAt.ShouldBe(day.Now), t => t.Counter.ShouldBeNull());
        day.Booking(ticket).State.ShouldBe(BookingState.Closed);
        day.Counter().Ticket.ShouldBeNull();
        day.Book(1);
    }

    [Fact]
    public void Who_goes_without_being_served_takes_no_card_along()
    {
        var day = new TestDay(TestCity.With(cards: 1));
        var ticket = day.Walk(1, TestCity.Reprint);
        day.Do(new Leave(ticket));
        day.CardsTaken.ShouldBe(0);
        day.Do(new UndoStep(ticket));
        day.CardsTaken.ShouldBe(1);
        day.Do(new Leave(ticket));
        day.Walk(2, TestCity.Reprint);
        day.No(new UndoStep(ticket)).ShouldBe(PlaceRefusals.CardsOut(day.Day.City.Service(TestCity.Reprint)!));
    }

    [Fact]
    public void Nobody_leaves_while_served_or_twice()
    {
        var day = new TestDay();
        day.No(new Leave(1)).ShouldBe(QueueRefusals.TicketNotFound);
        var ticket = day.Serving();
        day.No(new Leave(ticket)).ShouldBe(States.NotNow(TicketState.Serving));
        day.Do(new Finish(1));
        day.No(new Leave(ticket)).ShouldBe(States.NotNow(TicketState.Served));
    }
}
