using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Waitlists;

namespace Dantain.Tests.Waitlists;

public class OpenKeptPlacesTests
{
    [Fact]
    public void What_nobody_on_the_list_can_take_is_everyones_and_later_ones_are_kept_again()
    {
        var day = AwaitPlacesTests.Full(out var booking);
        day.Do(new AwaitPlaces(2, true));
        day.Do(new CancelBooking(booking));
        day.Do(new OpenKeptPlaces(day.Slot(2).No)).Places.ShouldBe(1);

        (day.Slot(2).Kept, day.Free(2)).ShouldBe((0, 1));
        day.Do(new CancelBooking(1));
        (day.Slot(2).Kept, day.Free(2)).ShouldBe((1, 1));
    }

    [Fact]
    public void There_is_nothing_to_open_where_nothing_is_kept()
    {
        var day = AwaitPlacesTests.Full(out _);
        day.No(new OpenKeptPlaces(day.Slot(2).No)).Code.ShouldBe("waitlist.nothing-to-change");
        day.No(new OpenKeptPlaces(9999)).Code.ShouldBe("slot.not-found");
    }

    [Fact]
    public void When_their_time_comes_kept_places_are_given_out_on_the_spot_with_the_others()
    {
        var day = AwaitPlacesTests.Full(out var booking);
        day.Do(new AwaitPlaces(2, true));
        day.Do(new CancelBooking(booking));
        day.At(9).Do(new OpenUnusedPlaces(new(9, 0))).Places.ShouldBeGreaterThan(0);
        day.Slot(2).Room.ShouldBe(0);
    }
}
