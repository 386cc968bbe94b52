using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;

namespace Dantain.Tests.Bookings;

public class ExtendHoldTests
{
    [Fact]
    public void A_tap_gives_the_full_time_again_as_often_as_the_city_allows()
    {
        var day = new TestDay(TestCity.With(rules: new Rules { SlotMinutes = 60, HoldExtensions = 2 }));
        var hold = day.Hold();
        day.After(9).Do(new ExtendHold(hold)).Until.ShouldBe(day.Now.AddMinutes(10));
        day.After(9).Do(new ExtendHold(hold)).Until.ShouldBe(day.Now.AddMinutes(10));
        day.After(9).No(new ExtendHold(hold)).ShouldBe(BookingRefusals.NoMoreExtensions);
        day.Do(new ConfirmBooking(hold));
    }

    [Fact]
    public void A_hold_that_is_over_cannot_be_extended()
    {
        var day = new TestDay();
        var hold = day.Hold();
        day.After(10).No(new ExtendHold(hold)).ShouldBe(BookingRefusals.HoldOver);
    }

    [Fact]
    public void A_hold_is_not_extended_into_the_time_it_holds()
    {
        var day = new TestDay().At(8, 55);
        var hold = day.Hold();
        day.At(9).No(new ExtendHold(hold)).ShouldBe(PlaceRefusals.SlotPast);
        day.After(4).Do(new ConfirmBooking(hold));
    }

    [Fact]
    public void Only_a_hold_is_extended()
    {
        var day = new TestDay();
        day.No(new ExtendHold(3)).ShouldBe(States.NoBooking);
        day.No(new ExtendHold(day.Book())).ShouldBe(States.NotNow(BookingState.Confirmed));
    }
}
