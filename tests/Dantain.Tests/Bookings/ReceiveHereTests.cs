using Dantain.Bookings;
using Dantain.OfficeDays;

namespace Dantain.Tests.Bookings;

public class ReceiveHereTests
{
    [Fact]
    public void Who_stands_at_another_office_is_present_there_with_a_new_number_and_the_old_QR()
    {
        var here = new TestDay().At(9);
        var there = here.Other(office: 2);
        var booking = there.Book(1, hour: 11, priority: true);
        var reference = there.Booking(booking).Reference;
        var free = there.Free(2, Channel.Online, 11);

        var moved = there.Run(new ReceiveHere(booking), here).Value;

        moved.ShouldSatisfyAllConditions(m => m.Reference.ShouldBe(reference), m => m.FromBooking.ShouldBe(booking), m => m.Number.ShouldNotBeNull());
        here.Ticket(moved.Booking).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Waiting), t => t.Priority.ShouldBeTrue(), t => t.Label.ShouldBe(moved.Number));
        there.Booking(booking).ShouldSatisfyAllConditions(b => b.State.ShouldBe(BookingState.Moved), b => b.Reference.ShouldBeNull());
        there.Free(2, Channel.Online, 11).ShouldBe(free + 1);
    }

    [Fact]
    public void Without_a_place_here_the_visit_stays_where_it_was()
    {
        var here = new TestDay().At(9);
        var there = here.Other(office: 2);
        var booking = there.Book(1, hour: 11);
        foreach (var slot in here.Day.Slots.All.Where(s => s.Channel != Channel.Online).ToArray()) here.Do(new ChangePlaces(slot.No, 0));

        there.No(new ReceiveHere(booking), here).ShouldBe(PlaceRefusals.NoTicketsLeft);
    }

    [Fact]
    public void It_is_for_today_and_for_a_promise_that_stands()
    {
        var here = new TestDay().At(9);
        var there = here.Other(office: 2);
        var booking = there.Book(1, hour: 11);
        there.No(new ReceiveHere(booking), here.Other(ahead: 1)).ShouldBe(PlaceRefusals.OtherDay);
        there.No(new ReceiveHere(99), here).ShouldBe(States.NoBooking);
        there.Do(new CancelBooking(booking));
        there.No(new ReceiveHere(booking), here).ShouldBe(States.NotNow(BookingState.CancelledByCitizen));
    }
}
