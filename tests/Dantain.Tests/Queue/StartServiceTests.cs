using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class StartServiceTests
{
    [Fact]
    public void Serving_begins_when_the_person_called_is_here()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.After(1).Do(new StartService(1)).ShouldBe(new ServiceStarted(ticket, "N-001", 1));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Serving), t => t.StartedAt.ShouldBe(day.Now));
    }

    [Fact]
    public void Only_who_was_called_is_served()
    {
        var day = new TestDay();
        day.No(new StartService(9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.No(new StartService(1)).ShouldBe(QueueRefusals.CounterIdle);
        day.Serving();
        day.No(new StartService(1)).ShouldBe(States.NotNow(TicketState.Serving));
    }
}
