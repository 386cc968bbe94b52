using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class CloseCounterTests
{
    [Fact]
    public void A_counter_closes_when_it_has_nobody_and_is_then_nobodys()
    {
        var day = new TestDay();
        day.Called();
        day.No(new CloseCounter(1)).ShouldBe(QueueRefusals.CounterBusy);
        day.Do(new MarkMissed(1));
        day.Do(new CloseCounter(1));
        day.Counter().ShouldSatisfyAllConditions(c => c.State.ShouldBe(CounterState.Closed), c => c.Staff.ShouldBeNull());
    }

    [Fact]
    public void A_paused_counter_closes_too_and_a_closed_one_does_not()
    {
        var day = new TestDay().Open();
        day.Do(new PauseCounter(1));
        day.Do(new CloseCounter(1));
        day.No(new CloseCounter(1)).ShouldBe(QueueRefusals.CounterNotOpen);
        day.No(new CloseCounter(9)).ShouldBe(QueueRefusals.CounterNotFound);
    }
}
