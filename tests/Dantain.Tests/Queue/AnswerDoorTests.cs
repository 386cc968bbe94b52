using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class AnswerDoorTests
{
    [Fact]
    public void What_was_told_is_answered_and_twice_is_once()
    {
        var day = new TestDay();
        day.Do(new TellDoor(DoorNews.HelpAsked, 1));

        day.Do(new AnswerDoor(1)).ShouldBe(new DoorAnswered(1));
        day.Do(new AnswerDoor(1)).ShouldBe(new DoorAnswered(1));
    }

    [Fact]
    public void After_the_close_there_is_nothing_to_answer() => new TestDay().Closed().No(new AnswerDoor(1)).ShouldBe(QueueRefusals.DayClosed);
}
