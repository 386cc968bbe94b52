using Dantain.Bookings;
using Dantain.OfficeDays;

namespace Dantain.Tests.Bookings;

public class HoldPlaceTests
{
    [Fact]
    public void A_held_place_is_taken_for_ten_minutes_and_has_no_number_yet()
    {
        var day = new TestDay();
        var free = day.Free(2);
        var held = day.Do(new HoldPlace(new(9, 0), TestCity.Person(1), [new(TestCity.Kk, 1)], "99.01.01.1002"));

        held.Until.ShouldBe(day.Now.AddMinutes(10));
        day.Booking(held.Booking).ShouldSatisfyAllConditions(
            b => b.State.ShouldBe(BookingState.Held), b => b.Label.ShouldBeNull(), b => b.Reference.ShouldBe(held.Reference), b => b.Village.ShouldBe("99.01.01.1002"));
        day.Free(2).ShouldBe(free - 1);
    }

    [Fact]
    public void A_hold_counts_as_the_subjects_active_booking_until_its_time_is_over()
    {
        var day = new TestDay();
        var hold = day.Hold(1);
        day.No(new HoldPlace(new(10, 0), TestCity.Person(1), [new(TestCity.Kk, 1)])).Code.ShouldBe("booking.already-active");
        day.After(10).Hold(1, hour: 10);
        day.Booking(hold).State.ShouldBe(BookingState.Expired);
    }

    [Fact]
    public void What_no_booking_may_have_no_hold_may_have()
    {
        var day = new TestDay();
        day.No(new HoldPlace(new(9, 0), TestCity.Person(1), [])).ShouldBe(PlaceRefusals.NoItems);
        day.No(new HoldPlace(new(8, 0), TestCity.Person(1), [new(TestCity.Kk, 1)])).ShouldBe(PlaceRefusals.SlotPast);
        day.Closed().No(new HoldPlace(new(9, 0), TestCity.Person(1), [new(TestCity.Kk, 1)])).ShouldBe(PlaceRefusals.DayClosed);
    }
}
