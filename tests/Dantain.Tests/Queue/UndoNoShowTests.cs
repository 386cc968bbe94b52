using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class UndoNoShowTests
{
    [Fact]
    public void A_visit_that_was_taken_for_one_nobody_came_for_is_expected_again_on_its_place()
    {
        var day = new TestDay();
        var booking = day.Book();
        var free = day.Free(2);
        day.At(9, 16).Do(new MarkNoShow(booking));
        day.Do(new UndoNoShow(booking)).ShouldBe(new NoShowUndone(booking));
        day.Booking(booking).State.ShouldBe(BookingState.Confirmed);
        day.Free(2).ShouldBe(free);
        day.Do(new CheckIn(booking)).Late.ShouldBeTrue();
    }

    [Fact]
    public void Its_card_is_theirs_again_unless_it_is_somebody_else_s()
    {
        var day = new TestDay(TestCity.With(cards: 1));
        var booking = day.Book(1, TestCity.Reprint);
        day.At(9, 16).Do(new MarkNoShow(booking));
        day.Do(new UndoNoShow(booking));
        day.CardsTaken.ShouldBe(1);
        day.Do(new MarkNoShow(booking));
        day.Walk(2, TestCity.Reprint);
        day.No(new UndoNoShow(booking)).Code.ShouldBe("booking.cards-out");
        day.Booking(booking).State.ShouldBe(BookingState.NoShow);
    }

    [Fact]
    public void Whoever_has_booked_anew_meanwhile_keeps_that_visit()
    {
        var day = new TestDay();
        var booking = day.Book();
        day.At(9, 16).Do(new MarkNoShow(booking));
        day.Book(1, hour: 11);
        day.No(new UndoNoShow(booking)).Code.ShouldBe("booking.already-active");
    }

    [Fact]
    public void Only_what_was_marked_is_undone_and_nothing_on_a_closed_day()
    {
        var day = new TestDay();
        day.No(new UndoNoShow(1)).ShouldBe(States.NoBooking);
        var booking = day.Book();
        day.No(new UndoNoShow(booking)).ShouldBe(States.NotNow(BookingState.Confirmed));
        day.At(9, 16).Do(new MarkNoShow(booking));
        day.At(18).Do(new CloseDay());
        day.No(new UndoNoShow(booking)).ShouldBe(QueueRefusals.DayClosed);
    }
}
