using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class OpenCounterTests
{
    [Fact]
    public void A_counter_opens_for_the_groups_of_its_plan_or_for_those_named()
    {
        var day = new TestDay();
        day.Do(new OpenCounter(1, 7)).Groups.ShouldBe([1, 2, 3]);
        day.Do(new OpenCounter(2, 8, [3])).Groups.ShouldBe([3]);
        day.Counter(2).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CounterState.Open), c => c.Staff.ShouldBe(8), c => c.Serves(1).ShouldBeFalse());
    }

    [Fact]
    public void Whoever_works_it_goes_on_after_a_pause_and_nobody_else_takes_it()
    {
        var day = new TestDay().Open(1, 7);
        day.Do(new PauseCounter(1));
        day.No(new OpenCounter(1, 8)).ShouldBe(QueueRefusals.CounterTaken);
        day.Do(new OpenCounter(1, 7));
        day.No(new OpenCounter(1, 8)).ShouldBe(QueueRefusals.CounterTaken);
        day.Do(new CloseCounter(1));
        day.Do(new OpenCounter(1, 8));
    }

    [Fact]
    public void Counters_open_on_their_own_day_for_groups_that_exist()
    {
        var day = new TestDay();
        day.No(new OpenCounter(9, 7)).ShouldBe(QueueRefusals.CounterNotFound);
        day.No(new OpenCounter(1, 7, [])).ShouldBe(QueueRefusals.UnknownGroup);
        day.No(new OpenCounter(1, 7, [1, 9])).ShouldBe(QueueRefusals.UnknownGroup);
        day.Other(ahead: 1).No(new OpenCounter(1, 7)).ShouldBe(QueueRefusals.OtherDay);
        day.Closed().No(new OpenCounter(1, 7)).ShouldBe(QueueRefusals.DayClosed);
    }
}
