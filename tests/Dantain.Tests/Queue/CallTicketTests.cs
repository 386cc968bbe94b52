using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class CallTicketTests
{
    [Fact]
    public void Any_ticket_that_waits_parked_missed_or_transferred_is_called_out_of_order_with_a_reason()
    {
        var day = new TestDay();
        day.Waiting();
        var second = day.Waiting();
        day.Do(new CallTicket(1, second, "papers-brought")).ShouldBe(new TicketCalled(second, "N-002", 1, 1, "papers-brought", CalledAs.Chosen));
        day.Do(new MarkMissed(1));
        day.Do(new CallTicket(1, second, "back"));
        day.Do(new Park(second, "photocopy"));
        day.Do(new CallTicket(1, second, "back"));
        day.Do(new Transfer(second, 3, 2));
        day.Do(new CallTicket(1, second, "mistake")).Calls.ShouldBe(1);
    }

    [Fact]
    public void The_loser_of_a_race_is_told_which_counter_has_the_person()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.Open(2, 8).No(new CallTicket(2, ticket, "x")).ShouldBe(QueueRefusals.Elsewhere(1));
        day.Do(new StartService(1));
        day.No(new CallTicket(2, ticket, "x")).ShouldBe(QueueRefusals.Elsewhere(1));
    }

    [Fact]
    public void Nobody_is_called_who_is_not_there_or_from_a_counter_that_cannot()
    {
        var day = new TestDay();
        var ticket = day.Walk();
        day.No(new CallTicket(1, ticket, "x")).ShouldBe(QueueRefusals.CounterNotOpen);
        day.No(new CallTicket(9, ticket, "x")).ShouldBe(QueueRefusals.CounterNotFound);
        day.Open().No(new CallTicket(1, 99, "x")).ShouldBe(QueueRefusals.TicketNotFound);
        day.Do(new Leave(ticket));
        day.No(new CallTicket(1, ticket, "x")).ShouldBe(States.NotNow(TicketState.Left));
        day.Called();
        day.No(new CallTicket(1, ticket, "x")).ShouldBe(QueueRefusals.CounterBusy);
        day.Do(new MarkMissed(1));
        day.Closed().No(new CallTicket(1, ticket, "x")).ShouldBe(QueueRefusals.DayClosed);
    }
}
