using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class SayLateTests
{
    [Fact]
    public void Saying_it_changes_nothing_and_the_turn_is_what_the_rule_says()
    {
        var day = new TestDay().At(8, 40);
        var (inTime, late) = (day.Book(1), day.Book(2));
        var before = day.Booking(inTime);
        day.Do(new SayLate(inTime));
        day.Do(new SayLate(late));
        day.Booking(inTime).ShouldBe(before);

        day.At(9, 10).Do(new CheckIn(inTime)).TurnFrom.ShouldBe(day.Day.At(new(9, 0)));
        day.At(11).Do(new CheckIn(late)).TurnFrom.ShouldBe(day.Day.At(new(11, 0)));
    }

    [Fact]
    public void It_is_said_on_the_day_by_somebody_who_is_expected()
    {
        var day = new TestDay().At(8, 40);
        var (here, expected) = (day.Book(1), day.Book(2));
        day.Do(new CheckIn(here));
        day.No(new SayLate(here)).Code.ShouldBe("booking.not-now");
        day.No(new SayLate(99)).ShouldBe(States.NoBooking);

        var tomorrow = day.Other();
        var booked = tomorrow.Book(3);
        tomorrow.No(new SayLate(booked)).ShouldBe(QueueRefusals.OtherDay);
        day.Closed().No(new SayLate(expected)).ShouldBe(QueueRefusals.DayClosed);
    }
}
