using Dantain.Bookings;
using Dantain.Cities;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class HoldForNowTests
{
    static HoldForNow Now(long subject = 1, int service = TestCity.Kk) => new(TestCity.Person(subject), [new(service, subject)], "99.01.01.1002");

    [Fact]
    public void A_place_given_out_on_the_spot_is_kept_for_the_time_to_arrive()
    {
        var day = new TestDay().At(9, 10);
        var free = day.Free(2, Channel.WalkIn);
        var held = day.Do(Now());

        held.Until.ShouldBe(day.Now.AddMinutes(45));
        day.Booking(held.Booking).ShouldSatisfyAllConditions(b => b.IsForNow.ShouldBeTrue(), b => b.Label.ShouldBeNull(), b => b.Start.ShouldBe(new(9, 0)));
        day.Free(2, Channel.WalkIn).ShouldBe(free - 1);
        day.No(new HoldPlace(new(10, 0), TestCity.Person(1), [new(TestCity.Kk, 1)])).Code.ShouldBe("booking.already-active");
    }

    [Fact]
    public void Whoever_comes_in_time_gets_a_number_of_the_spot_and_waits_from_now()
    {
        var day = new TestDay().At(9, 10);
        var held = day.Do(Now());
        var came = day.After(44, 59).Do(new CheckIn(held.Booking));

        came.ShouldSatisfyAllConditions(c => c.Number.ShouldBe("N-001"), c => c.TurnFrom.ShouldBe(day.Now));
        day.Booking(held.Booking).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Arrived), b => b.HoldUntil.ShouldBeNull(), b => b.Reference.ShouldBe(held.Reference));
    }

    [Fact]
    public void Whoever_does_not_come_in_time_has_lost_nothing_and_the_place_is_free_again()
    {
        var day = new TestDay().At(9, 10);
        var free = day.Free(2, Channel.WalkIn);
        var held = day.Do(Now());

        day.ExpireAt(day.Now.AddMinutes(45));

        day.Booking(held.Booking).State.ShouldBe(BookingState.Expired);
        day.Free(2, Channel.WalkIn).ShouldBe(free);
        day.No(new CheckIn(held.Booking)).Code.ShouldBe("booking.not-now");
        day.Do(Now()).Booking.ShouldNotBe(held.Booking);
    }

    [Fact]
    public void Nothing_but_coming_makes_a_visit_of_it_and_it_can_be_given_back()
    {
        var day = new TestDay().At(9, 10);
        var held = day.Do(Now()).Booking;

        day.No(new ConfirmBooking(held)).Code.ShouldBe("booking.not-now");
        day.No(new ExtendHold(held)).Code.ShouldBe("booking.not-now");
        day.No(new Reschedule(held, new(11, 0)), day).Code.ShouldBe("booking.not-now");
        day.Do(new CancelBooking(held));
        day.Booking(held).State.ShouldBe(BookingState.CancelledByCitizen);
    }

    [Fact]
    public void A_hold_of_the_journey_is_still_no_visit_when_somebody_comes_with_it()
    {
        var day = new TestDay();
        day.No(new CheckIn(day.Hold())).Code.ShouldBe("booking.not-now");
    }

    [Fact]
    public void It_lapses_at_the_latest_when_the_last_time_of_the_day_is_over()
    {
        var day = new TestDay().At(11, 30);
        day.Do(Now()).Until.ShouldBe(day.Day.At(new(12, 0)));
        day.At(12).No(Now(2)).ShouldBe(QueueRefusals.NoneLeftNow);
    }

    [Fact]
    public void Times_for_which_one_could_not_yet_check_in_are_not_now()
    {
        var day = new TestDay();
        day.At(7, 29).No(Now()).ShouldBe(QueueRefusals.NoneLeftNow);
        day.At(7, 30).Do(Now()).Start.ShouldBe(new(8, 0));
    }

    [Fact]
    public void What_is_left_is_given_and_no_more()
    {
        var day = new TestDay().At(9, 10);
        var left = day.Free(2, Channel.WalkIn);
        for (var subject = 1; subject <= left; subject++) day.Do(Now(subject));
        day.No(Now(99)).ShouldBe(QueueRefusals.NoneLeftNow);
    }

    [Fact]
    public void Another_day_a_city_without_it_and_a_service_only_given_on_the_spot_are_refused()
    {
        new TestDay(ahead: 1).At(9).After(-1440).No(Now()).ShouldBe(QueueRefusals.OtherDay);
        new TestDay(TestCity.With(rules: new() { SlotMinutes = 60, ArriveMinutes = 0 })).At(9).No(Now()).ShouldBe(QueueRefusals.NoneLeftNow);
        new TestDay(TestCity.With(modes: [new(Mode.WalkInOnly, TestCity.Today, Services: ["KK-BARU"])])).At(9).No(Now()).Code.ShouldBe("booking.walk-in-only");
    }
}
