using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Waitlists;

namespace Dantain.Tests.Waitlists;

public class AwaitPlacesTests
{
    [Fact]
    public void What_comes_free_while_somebody_waits_is_kept_and_no_stranger_can_take_it()
    {
        var day = Full(out var booking);
        day.Do(new AwaitPlaces(2, true)).Kept.ShouldBe(0);
        day.Do(new CancelBooking(booking));

        day.Slot(2).Kept.ShouldBe(1);
        day.Slot(2).Room.ShouldBe(1);
        day.Free(2).ShouldBe(0);
        day.No(new BookPlace(new(9, 0), TestCity.Person(99), [new(TestCity.Kk, 99)])).Code.ShouldBe("booking.slot-full");
    }

    [Fact]
    public void While_nobody_waits_it_is_everyones()
    {
        var day = Full(out var booking);
        day.Do(new CancelBooking(booking));
        day.Slot(2).Kept.ShouldBeNull();
        day.Free(2).ShouldBe(1);
    }

    [Fact]
    public void When_the_last_one_has_gone_what_was_kept_is_everyones()
    {
        var day = Full(out var booking);
        day.Do(new AwaitPlaces(2, true));
        day.Do(new CancelBooking(booking));
        day.Do(new AwaitPlaces(2, false));
        day.Free(2).ShouldBe(1);
        day.No(new AwaitPlaces(2, false)).Code.ShouldBe("waitlist.nothing-to-change");
    }

    [Fact]
    public void A_hold_that_runs_out_goes_to_the_list_too()
    {
        var day = Full(out _, holdLast: true);
        day.Do(new AwaitPlaces(2, true));
        day.ExpireAt(day.Now.AddMinutes(11));
        (day.Slot(2).Kept, day.Free(2)).ShouldBe((1, 0));
    }

    [Fact]
    public void Who_moves_to_the_same_time_again_or_changes_their_answers_keeps_their_place_within_reach()
    {
        var day = Full(out var booking);
        day.Do(new AwaitPlaces(2, true));
        var moved = day.Run(new Reschedule(booking, new(9, 0)), day).Value.Booking;
        day.Do(new CancelBooking(moved, TakesAgain: true));
        (day.Slot(2).Kept, day.Free(2)).ShouldBe((0, 1));
    }

    [Fact]
    public void A_displaced_place_that_comes_free_is_nobodys()
    {
        var day = Full(out var booking);
        day.Do(new AwaitPlaces(2, true));
        day.Do(new ChangePlaces(day.Slot(2).No, day.Slot(2).Taken - 1));
        day.Do(new CancelBooking(booking));
        (day.Slot(2).Kept, day.Slot(2).Room, day.Free(2)).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Further_places_of_a_slot_go_to_the_list_first()
    {
        var day = Full(out _);
        day.Do(new AwaitPlaces(2, true));
        day.Do(new ChangePlaces(day.Slot(2).No, day.Slot(2).Wanted + 2));
        (day.Slot(2).Kept, day.Free(2)).ShouldBe((2, 0));
    }

    [Fact]
    public void A_day_that_is_not_open_yet_keeps_all_its_places()
    {
        var city = TestCity.With();
        var day = new TestDay(city, ahead: city.Rules.OpenDays);
        day.ExpireAt(TestCity.Morning);
        var room = day.Day.SlotsOf(2, Channel.Online).Sum(s => s.Room);
        day.Do(new AwaitPlaces(2, true)).Kept.ShouldBe(room);
        day.Day.SlotsOf(2, Channel.Online).Sum(s => s.Free).ShouldBe(0);
        day.Day.SlotsOf(1, Channel.Online).Sum(s => s.Free).ShouldBeGreaterThan(0);
    }

    /// <summary>A day whose slot of nine has no place left; the last one taken is that booking.</summary>
    internal static TestDay Full(out int last, bool holdLast = false)
    {
        var day = new TestDay();
        last = 0;
        for (var subject = 1; day.Free(2) > 0; subject++) last = holdLast && day.Free(2) == 1 ? day.Hold(subject) : day.Book(subject);
        return day;
    }
}
