using Dantain.Bookings;
using Dantain.OfficeDays;

namespace Dantain.Tests.Bookings;

public class RevokeBookingTests
{
    [Fact]
    public void The_office_takes_a_promise_back_at_any_time_and_says_why()
    {
        var day = new TestDay();
        var (free, booking) = (day.Free(2), day.Book());
        day.At(11).Do(new RevokeBooking(booking, "cards-not-delivered")).Reason.ShouldBe("cards-not-delivered");
        day.Booking(booking).State.ShouldBe(BookingState.RevokedByOffice);
        day.Free(2).ShouldBe(free);
    }

    [Fact]
    public void A_hold_is_revoked_too() => new TestDay().ShouldSatisfyAllConditions(d => d.Do(new RevokeBooking(d.Hold(), "closure")));

    [Fact]
    public void Only_what_still_lies_ahead_is_revoked()
    {
        var day = new TestDay();
        day.No(new RevokeBooking(1, "closure")).ShouldBe(States.NoBooking);
        var booking = day.Book();
        day.Do(new RevokeBooking(booking, "closure"));
        day.No(new RevokeBooking(booking, "closure")).ShouldBe(States.NotNow(BookingState.RevokedByOffice));
    }
}
