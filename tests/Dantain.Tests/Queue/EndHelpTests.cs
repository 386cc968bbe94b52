using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class EndHelpTests
{
    [Fact]
    public void Once_all_is_well_the_counter_may_ask_again()
    {
        var day = new TestDay().Open();
        day.Do(new CallForHelp(1));
        day.Do(new AnswerHelp(1, 9));
        day.Do(new EndHelp(1));
        day.Counter().ShouldSatisfyAllConditions(c => c.HelpAt.ShouldBeNull(), c => c.HelpBy.ShouldBeNull());
        day.Do(new CallForHelp(1));
        day.Counter().HelpBy.ShouldBeNull();
    }

    [Fact]
    public void Nothing_ends_that_was_not_asked()
    {
        var day = new TestDay().Open();
        day.No(new EndHelp(1)).ShouldBe(QueueRefusals.NoHelpAsked);
        day.No(new EndHelp(9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.Closed().No(new EndHelp(1)).ShouldBe(QueueRefusals.DayClosed);
    }
}
