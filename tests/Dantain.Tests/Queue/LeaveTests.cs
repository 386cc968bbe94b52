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
