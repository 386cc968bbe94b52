using Dantain.Bookings;
using Dantain.OfficeDays;

namespace Dantain.Tests.OfficeDays;

public class ChangePlacesTests
{
    [Fact]
    public void Fewer_places_count_at_once_but_nobody_who_has_one_loses_it()
    {
        var day = new TestDay();
        for (var subject = 1; subject <= 3; subject++) day.Book(subject);
        var slot = day.Slot(2);
        day.Do(new ChangePlaces(slot.No, 1)).ShouldBe(new PlacesChanged(slot.No, 1, 3, 2));
        day.Free(2).ShouldBe(0);
        day.Do(new CancelBooking(1));
        day.Free(2).ShouldBe(0);
        day.Slot(2).Displaced.ShouldBe(1);
        day.Do(new CancelBooking(2));
        day.Do(new CancelBooking(3));
        day.Free(2).ShouldBe(1);
    }

    [Fact]
    public void More_places_can_be_booked_at_once()
    {
        var day = new TestDay();
        day.Do(new ChangePlaces(day.Slot(2).No, 2_000_000));
        day.Free(2).ShouldBe(2_000_000);
    }

    [Fact]
    public void Impossible_numbers_unknown_slots_and_closed_days_are_refused()
    {
        var day = new TestDay();
        day.No(new ChangePlaces(0, 1)).ShouldBe(ChangePlaces.UnknownSlot);
        day.No(new ChangePlaces(999, 1)).ShouldBe(ChangePlaces.UnknownSlot);
        day.No(new ChangePlaces(1, -1)).ShouldBe(ChangePlaces.Impossible);
        day.No(new ChangePlaces(1, 2_000_001)).ShouldBe(ChangePlaces.Impossible);
        day.Closed().No(new ChangePlaces(1, 1)).ShouldBe(PlaceRefusals.DayClosed);
    }
}
