using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class AnswerHelpTests
{
    [Fact]
    public void A_colleague_who_is_on_the_way_is_known_to_all()
    {
        var day = new TestDay().Open();
        day.Do(new CallForHelp(1));
        day.Do(new AnswerHelp(1, 9)).Staff.ShouldBe(9);
        day.Counter().ShouldSatisfyAllConditions(c => c.HelpAt.ShouldNotBeNull(), c => c.HelpBy.ShouldBe(9));
        day.Facts[^1].Kind.ShouldBe(nameof(HelpAnswered));
    }

    [Fact]
    public void Nobody_answers_what_was_not_asked()
    {
        var day = new TestDay().Open();
        day.No(new AnswerHelp(1, 9)).ShouldBe(QueueRefusals.NoHelpAsked);
        day.No(new AnswerHelp(9, 9)).ShouldBe(QueueRefusals.CounterNotFound);
        day.Closed().No(new AnswerHelp(1, 9)).ShouldBe(QueueRefusals.DayClosed);
    }
}
