using Dantain.Bookings;
using Dantain.OfficeDays;

namespace Dantain.Tests.OfficeDays;

public class OpenUnusedPlacesTests
{
    static readonly TimeOnly Nine = new(9, 0);

    [Fact]
    public void What_nobody_booked_online_is_given_out_on_the_spot_and_no_place_is_made_or_lost()
    {
        var day = new TestDay();
        day.Book();
        var (online, walkIn, all) = (day.Free(2), day.Free(2, Channel.WalkIn), Total());
        var unused = day.Free(1) + day.Free(2) + day.Free(3);
        day.At(9).Do(new OpenUnusedPlaces(Nine)).ShouldBe(new UnusedPlacesOpened(Nine, unused));
        (day.Free(2), day.Free(2, Channel.WalkIn)).ShouldBe((0, walkIn + online));
        Total().ShouldBe(all);

        int Total() => day.Day.Slots.All.Sum(s => s.Capacity);
    }

    [Fact]
    public void It_waits_for_the_time_and_happens_once()
    {
        var day = new TestDay();
        day.At(8, 59, 59).No(new OpenUnusedPlaces(Nine)).ShouldBe(OpenUnusedPlaces.NotYet);
        day.At(9).Do(new OpenUnusedPlaces(Nine));
        day.No(new OpenUnusedPlaces(Nine)).ShouldBe(OpenUnusedPlaces.NothingUnused);
        day.No(new OpenUnusedPlaces(new(8, 30))).ShouldBe(OpenUnusedPlaces.NothingUnused);
    }

    [Fact]
    public void A_place_revoked_afterwards_can_be_opened_too()
    {
        var day = new TestDay();
        var booking = day.Book();
        day.At(9).Do(new OpenUnusedPlaces(Nine));
        day.Do(new RevokeBooking(booking, "mistake"));
        day.Do(new OpenUnusedPlaces(Nine)).Places.ShouldBe(1);
    }

    [Fact]
    public void A_closed_day_opens_nothing() => new TestDay().Closed().No(new OpenUnusedPlaces(Nine)).ShouldBe(PlaceRefusals.DayClosed);
}
