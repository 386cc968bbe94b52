using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Bookings;

public class TakeOverTests
{
    [Fact]
    public void The_visit_keeps_number_place_and_turn_and_gets_another_reference()
    {
        var day = new TestDay().At(8, 40);
        var before = day.Booking(day.Book(1));
        var done = day.Do(new TakeOver(before.No, TestCity.Person(1)));

        var after = day.Booking(before.No);
        done.Reference.ShouldNotBe(before.Reference);
        after.ShouldBe(before with { Reference = done.Reference });
        day.Do(new CheckIn(before.No)).Number.ShouldBe(before.Label);
    }

    [Fact]
    public void Who_is_here_already_may_take_over_and_who_is_done_or_only_holds_may_not()
    {
        var day = new TestDay().At(8, 40);
        var (here, held, gone) = (day.Book(1), day.Hold(2), day.Book(3));
        day.Do(new CancelBooking(gone));
        day.Do(new CheckIn(here));

        day.Do(new TakeOver(here, TestCity.Person(1)));
        day.No(new TakeOver(held, TestCity.Person(2))).Code.ShouldBe("booking.not-now");
        day.No(new TakeOver(gone, TestCity.Person(3))).Code.ShouldBe("booking.not-now");
        day.No(new TakeOver(99, TestCity.Person(3))).ShouldBe(States.NoBooking);
    }
}
