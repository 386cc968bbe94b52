using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Waitlists;

namespace Dantain.Tests.Waitlists;

public class OfferPlaceTests
{
    static readonly TimeOnly Nine = new(9, 0);

    [Fact]
    public void A_kept_place_is_held_until_the_offer_ends_and_tells_its_person()
    {
        var day = Freed();
        var until = day.Now.AddMinutes(30);
        var offered = day.Do(Offer(day, until, 50));

        (day.Slot(2).Kept, day.Slot(2).Room).ShouldBe((0, 0));
        (day.Booking(offered.Booking).State, day.Booking(offered.Booking).HoldUntil).ShouldBe((BookingState.Held, until));
        day.Day.IsActive(50, 2).ShouldBeTrue();
        day.Do(new ConfirmBooking(offered.Booking)).Number.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void An_offer_let_pass_gives_the_place_back_to_the_list()
    {
        var day = Freed();
        day.Do(Offer(day, day.Now.AddMinutes(30), 50));
        day.ExpireAt(day.Now.AddMinutes(31));
        (day.Slot(2).Kept, day.Free(2)).ShouldBe((1, 0));
    }

    [Fact]
    public void What_does_not_fit_or_is_over_is_refused_and_stays_kept()
    {
        var day = Freed();
        var one = new ItemAsk(TestCity.Kk, 50);
        day.Do(new ChangePlaces(day.Slot(2, hour: 10).No, 0));
        day.No(new OfferPlace(Nine, day.Now.AddMinutes(30), [one, new(TestCity.Kk, 51)], null, false)).Code.ShouldBe("booking.slot-full");
        day.No(new OfferPlace(Nine, day.Now, [one], null, false)).Code.ShouldBe("booking.hold-over");
        day.No(new OfferPlace(Nine, day.Now.AddMinutes(30), [new(TestCity.Kk, 2)], null, false)).Code.ShouldBe("booking.already-active");
        day.No(new OfferPlace(Nine, day.Now.AddMinutes(30), [new(TestCity.Kk, null)], null, false)).Code.ShouldBe("booking.subject-needs-number");
        day.Slot(2).Kept.ShouldBe(1);
    }

    [Fact]
    public void A_visit_moves_into_the_place_offered_to_it_and_frees_its_own_for_the_list()
    {
        var day = Freed();
        var later = day.Book(60, hour: 11);
        day.Do(new AwaitPlaces(1, true));
        var before = day.Free(2, hour: 11);
        var offered = day.Do(Offer(day, day.Now.AddMinutes(30), 60, forVisit: true));
        day.Booking(later).State.ShouldBe(BookingState.Confirmed);

        var moved = day.Run(new Reschedule(later, Nine, Offer: offered.Booking), day).Value;
        day.Booking(moved.Booking).State.ShouldBe(BookingState.Confirmed);
        day.Booking(offered.Booking).State.ShouldBe(BookingState.Moved);
        (day.Slot(2).Room, day.Slot(2).Kept).ShouldBe((0, 0));
        day.Slot(2, hour: 11).Kept.ShouldBe(1);
        day.Free(2, hour: 11).ShouldBe(before);
    }

    [Fact]
    public void An_offer_that_is_over_moves_nothing()
    {
        var day = Freed();
        var later = day.Book(60, hour: 11);
        var offered = day.Do(Offer(day, day.Now.AddMinutes(30), 60, forVisit: true));
        day.After(minutes: 31);
        day.No(new Reschedule(later, Nine, Offer: offered.Booking), day).Code.ShouldBe("booking.hold-over");
        day.No(new Reschedule(later, Nine, Offer: later), day).Code.ShouldBe("booking.hold-over");
        day.Booking(later).State.ShouldBe(BookingState.Confirmed);
    }

    static OfferPlace Offer(TestDay day, DateTimeOffset until, long subject, bool forVisit = false) => new(Nine, until, [new(TestCity.Kk, subject)], null, forVisit) { Sealed = [1] };

    static TestDay Freed()
    {
        var day = AwaitPlacesTests.Full(out var booking);
        day.Do(new AwaitPlaces(2, true));
        day.Do(new CancelBooking(booking));
        return day;
    }
}
