using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class ParkTests
{
    [Fact]
    public void A_parked_ticket_frees_the_counter_and_is_called_by_nobody()
    {
        var day = new TestDay();
        var ticket = day.Serving();
        day.Do(new Park(ticket, "photocopy")).Reason.ShouldBe("photocopy");
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Parked), t => t.Counter.ShouldBeNull());
        day.Counter().Ticket.ShouldBeNull();
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.NobodyWaits);
    }

    [Fact]
    public void Who_waits_is_parked_too()
    {
        var day = new TestDay();
        var ticket = day.Waiting();
        day.Do(new Transfer(ticket, 3));
        day.Do(new Park(ticket, "wish"));
    }

    [Fact]
    public void Nobody_is_parked_who_is_not_in_the_queue()
    {
        var day = new TestDay();
        day.No(new Park(1, "x")).ShouldBe(QueueRefusals.TicketNotFound);
        var ticket = day.Called();
        day.Do(new MarkMissed(1));
        day.No(new Park(ticket, "x")).ShouldBe(States.NotNow(TicketState.Missed));
    }
}
