using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class MarkMissedTests
{
    [Fact]
    public void A_missed_ticket_is_kept_and_its_counter_is_free()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.Do(new MarkMissed(1)).ShouldBe(new TicketMissed(ticket, "N-001", 1));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Missed), t => t.IsPresent.ShouldBeTrue());
        day.Counter().Ticket.ShouldBeNull();
    }

    [Fact]
    public void Only_who_was_called_can_miss_it()
    {
        var day = new TestDay();
        day.No(new MarkMissed(9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.No(new MarkMissed(1)).ShouldBe(QueueRefusals.CounterIdle);
        day.Serving();
        day.No(new MarkMissed(1)).ShouldBe(States.NotNow(TicketState.Serving));
    }
}
