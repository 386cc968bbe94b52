using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class TellDoorTests
{
    [Fact]
    public void Telling_changes_nothing_but_that_it_is_known()
    {
        var day = new TestDay();
        var slots = day.Day.Slots.All.ToArray();
        day.Do(new TellDoor(DoorNews.PaperOut, 3)).ShouldBe(new DoorTold(DoorNews.PaperOut, 3));

        day.Facts.ShouldHaveSingleItem().Kind.ShouldBe("DoorTold");
        day.Facts[0].Payload.ShouldBe("""{"news":2,"device":3}""");
        day.Day.Slots.All.ToArray().ShouldBe(slots);
        day.Day.Present.ShouldBeEmpty();
    }

    [Fact]
    public void It_is_told_today_and_not_after_the_close()
    {
        var day = new TestDay();
        day.Other().No(new TellDoor(DoorNews.HelpAsked, 1)).ShouldBe(QueueRefusals.OtherDay);
        day.Closed().No(new TellDoor(DoorNews.HelpAsked, 1)).ShouldBe(QueueRefusals.DayClosed);
    }
}
