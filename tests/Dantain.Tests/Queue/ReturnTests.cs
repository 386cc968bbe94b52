using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class ReturnTests
{
    [Fact]
    public void Who_missed_the_call_is_back_with_one_tap_and_the_turn_they_had()
    {
        var day = new TestDay();
        var (first, _) = (day.Called(), day.After(1).Waiting());
        day.Do(new MarkMissed(1));
        day.After(20).Do(new Return(first)).Ticket.ShouldBe(first);
        day.Ticket(first).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Waiting), t => t.Counter.ShouldBeNull());
        day.Do(new CallNext(1)).ShouldSatisfyAllConditions(c => c.Ticket.ShouldBe(first), c => c.Calls.ShouldBe(1));
    }

    [Fact]
    public void Who_was_transferred_and_missed_that_call_returns_to_the_new_group()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.Do(new Transfer(ticket, 3));
        day.Do(new CallNext(1));
        day.Do(new MarkMissed(1));
        day.Do(new Return(ticket));
        day.Ticket(ticket).Group.ShouldBe(3);
    }

    [Fact]
    public void Only_who_missed_the_call_returns()
    {
        var day = new TestDay();
        day.No(new Return(1)).ShouldBe(QueueRefusals.TicketNotFound);
        day.No(new Return(day.Waiting())).ShouldBe(States.NotNow(TicketState.Waiting));
    }
}
