using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class CallForHelpTests
{
    [Fact]
    public void A_counter_asks_once_and_the_fact_names_it()
    {
        var day = new TestDay().Open();
        day.Do(new CallForHelp(1, Clerk: 7));
        day.Counter().ShouldSatisfyAllConditions(c => c.HelpAt.ShouldBe(day.Now), c => c.HelpBy.ShouldBeNull());
        day.Facts[^1].Kind.ShouldBe(nameof(HelpCalled));
        day.No(new CallForHelp(1, Clerk: 7)).ShouldBe(QueueRefusals.HelpIsAsked);
    }

    [Fact]
    public void Nobody_asks_at_another_s_counter_or_after_the_day()
    {
        var day = new TestDay().Open();
        day.No(new CallForHelp(9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.No(new CallForHelp(1, Clerk: 8)).ShouldBe(QueueRefusals.NotYourCounter(1));
        day.Closed().No(new CallForHelp(1)).ShouldBe(QueueRefusals.DayClosed);
    }
}
