using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Bookings;

public class ConfirmBookingTests
{
    [Fact]
    public void Confirming_gives_the_number_in_the_order_of_confirming()
    {
        var day = new TestDay();
        var (first, second) = (day.Hold(1), day.Hold(2));
        day.Do(new ConfirmBooking(second)).Number.ShouldBe("B-001");
        var confirmed = day.Do(new ConfirmBooking(first));
        confirmed.Number.ShouldBe("B-002");
        day.Booking(first).ShouldSatisfyAllConditions(
            b => b.State.ShouldBe(BookingState.Confirmed), b => b.HoldUntil.ShouldBeNull(), b => b.Reference.ShouldBe(confirmed.Reference));
    }

    [Fact]
    public void What_was_sealed_with_the_hold_is_written_when_both_come_in_one_batch()
    {
        var (day, now) = (new TestDay().Day, TestCity.Morning);
        var before = day.Save();
        var held = new HoldPlace(new(9, 0), TestCity.Person(5), [new(TestCity.Kk, 5)]).Decide(day, now).Value;
        new ConfirmBooking(held.Booking).Decide(day, now).IsOk.ShouldBeTrue();
        var changes = new DayChanges();
        day.CollectInto(changes, before);
        changes.Bookings.Inserts.ShouldHaveSingleItem().Sealed.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_hold_that_is_over_cannot_be_confirmed_and_says_so()
    {
        var day = new TestDay();
        var hold = day.Hold();
        day.After(10).No(new ConfirmBooking(hold)).ShouldBe(BookingRefusals.HoldOver);
        day.Booking(hold).State.ShouldBe(BookingState.Expired);
    }

    [Fact]
    public void Only_a_hold_is_confirmed()
    {
        var day = new TestDay();
        day.No(new ConfirmBooking(1)).ShouldBe(States.NoBooking);
        day.No(new ConfirmBooking(day.Book())).ShouldBe(States.NotNow(BookingState.Confirmed));
        var cancelled = day.Hold(2);
        day.Do(new CancelBooking(cancelled));
        day.No(new ConfirmBooking(cancelled)).ShouldBe(States.NotNow(BookingState.CancelledByCitizen));
        var hold = day.At(11, 55).Do(new TakeTicket([new(TestCity.Kk, null)])).Ticket;
        day.No(new ConfirmBooking(hold)).ShouldBe(States.NotNow(BookingState.Arrived));
    }
}
