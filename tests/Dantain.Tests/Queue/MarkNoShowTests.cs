using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class MarkNoShowTests
{
    [Fact]
    public void A_visit_nobody_came_for_is_over_once_its_window_is()
    {
        var day = new TestDay();
        var free = day.Free(2);
        var booking = day.Book();
        day.At(9, 15).No(new MarkNoShow(booking)).ShouldBe(States.NotOverYet);
        day.After(seconds: 1).Do(new MarkNoShow(booking)).ShouldBe(new DidNotCome(booking));
        day.Booking(booking).State.ShouldBe(BookingState.NoShow);
        day.Free(2).ShouldBe(free - 1, "the place was theirs until now");
        day.Book(1, hour: 10);
    }

    [Fact]
    public void Its_card_goes_back_at_once()
    {
        var day = new TestDay(TestCity.With(cards: 1));
        var booking = day.Book(1, TestCity.Reprint);
        day.At(9, 16).Do(new MarkNoShow(booking));
        day.CardsTaken.ShouldBe(0);
        day.Walk(2, TestCity.Reprint);
        day.CardsTaken.ShouldBe(1);
    }

    [Fact]
    public void Only_a_confirmed_booking_can_be_missed()
    {
        var day = new TestDay();
        day.No(new MarkNoShow(1)).ShouldBe(States.NoBooking);
        var booking = day.Book();
        day.At(9).Do(new CheckIn(booking));
        day.At(10).No(new MarkNoShow(booking)).ShouldBe(States.NotNow(BookingState.Arrived));
    }
}
