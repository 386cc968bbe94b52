using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class PauseCounterTests
{
    [Fact]
    public void A_paused_counter_calls_nobody_but_keeps_whom_it_has()
    {
        var day = new TestDay();
        var ticket = day.Called();
        day.Do(new PauseCounter(1));
        day.Do(new StartService(1));
        day.Do(new Finish(1)).Ticket.ShouldBe(ticket);
        day.Waiting();
        day.Do(new PauseCounter(1));
        day.No(new CallNext(1)).ShouldBe(QueueRefusals.CounterNotOpen);
    }

    [Fact]
    public void Only_an_open_counter_pauses()
    {
        var day = new TestDay();
        day.No(new PauseCounter(9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.No(new PauseCounter(1)).ShouldBe(QueueRefusals.CounterNotOpen);
        day.Open().Do(new PauseCounter(1));
        day.No(new PauseCounter(1)).ShouldBe(QueueRefusals.CounterNotOpen);
    }
}
