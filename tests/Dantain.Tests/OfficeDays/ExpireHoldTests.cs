using Dantain.Bookings;
using Dantain.OfficeDays;

namespace Dantain.Tests.OfficeDays;

public class ExpireHoldTests
{
    [Fact]
    public void A_hold_nobody_confirmed_gives_everything_back_when_its_time_is_over()
    {
        var day = new TestDay();
        var free = day.Free(1);
        var hold = day.Hold(1, TestCity.Reprint);
        day.After(9, 59).No(new ExpireHold(hold)).ShouldBe(States.NotOverYet);
        new ExpireHold(hold).Decide(day.Day, day.Now.AddSeconds(1)).IsOk.ShouldBeTrue();
        day.Booking(hold).State.ShouldBe(BookingState.Expired);
        (day.Free(1), day.CardsTaken, day.Day.IsActive(1, 1)).ShouldBe((free, 0, false));
    }

    [Fact]
    public void An_extended_hold_lasts_until_its_new_time()
    {
        var day = new TestDay();
        var hold = day.Hold();
        day.After(5).Do(new ExtendHold(hold));
        day.After(9, 59).No(new ExpireHold(hold)).ShouldBe(States.NotOverYet);
    }

    [Fact]
    public void Only_a_hold_expires()
    {
        var day = new TestDay();
        day.No(new ExpireHold(1)).ShouldBe(States.NoBooking);
        day.No(new ExpireHold(day.Book())).ShouldBe(States.NotNow(BookingState.Confirmed));
    }
}
