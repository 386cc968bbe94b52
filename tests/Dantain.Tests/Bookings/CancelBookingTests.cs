using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Bookings;

public class CancelBookingTests
{
    [Fact]
    public void A_cancelled_booking_gives_place_card_and_subject_free_at_once()
    {
        var day = new TestDay();
        var free = day.Free(1);
        var booking = day.Book(1, TestCity.Reprint);
        day.Do(new CancelBooking(booking));

        day.Booking(booking).State.ShouldBe(BookingState.CancelledByCitizen);
        (day.Free(1), day.CardsTaken).ShouldBe((free, 0));
        day.Book(1, TestCity.Reprint);
    }

    [Fact]
    public void Its_number_is_not_given_again()
    {
        var day = new TestDay();
        day.Do(new CancelBooking(day.Book(1)));
        day.Booking(day.Book(1)).Label.ShouldBe("B-002");
    }

    [Theory, InlineData(0, 9, 0), InlineData(120, 7, 0)]
    public void A_promise_can_be_given_back_until_the_citys_deadline(int minutes, int hour, int minute)
    {
        var day = new TestDay(TestCity.With(rules: new Rules { SlotMinutes = 60, CancelUntilMinutes = minutes })).At(6);
        var (inTime, late) = (day.Book(1), day.Book(2));
        day.At(hour, minute).Do(new CancelBooking(inTime));
        day.After(seconds: 1).No(new CancelBooking(late)).ShouldBe(minutes == 0 ? PlaceRefusals.SlotPast : BookingRefusals.TooLateToChange(minutes));
        day.Do(new RevokeBooking(late, "by the office, always"));
    }

    [Fact]
    public void Unless_the_city_says_otherwise_that_is_two_hours_before() => new Rules().CancelUntilMinutes.ShouldBe(120);

    [Fact]
    public void A_hold_can_always_be_given_back()
    {
        var day = new TestDay(TestCity.With(rules: new Rules { SlotMinutes = 60, CancelUntilMinutes = 120 }));
        day.Do(new CancelBooking(day.Hold()));
    }

    [Fact]
    public void Only_what_still_lies_ahead_is_cancelled()
    {
        var day = new TestDay();
        day.No(new CancelBooking(1)).ShouldBe(States.NoBooking);
        var booking = day.Book();
        day.Do(new CancelBooking(booking));
        day.No(new CancelBooking(booking)).ShouldBe(States.NotNow(BookingState.CancelledByCitizen));
        var come = day.Book(2);
        day.At(8, 30).Do(new CheckIn(come));
        day.No(new CancelBooking(come)).ShouldBe(States.NotNow(BookingState.Arrived));
    }
}
