using Dantain.Bookings;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class CloseDayTests
{
    [Fact]
    public void Everyone_still_booked_held_or_waiting_is_closed_with_a_fact_of_their_own()
    {
        var day = new TestDay().At(10, 50).Open();
        var waiting = day.Walk();
        day.Do(new Park(day.Walk(), "x"));
        var noShow = day.Book(1, hour: 11);
        day.At(12).Do(new CloseDay()).ShouldBe(new DayEnded(1, 2, 0));

        day.Day.Head.State.ShouldBe(DayState.Closed);
        day.Booking(noShow).State.ShouldBe(BookingState.NoShow);
        day.Ticket(waiting).State.ShouldBe(TicketState.Left);
        day.Counter().ShouldSatisfyAllConditions(c => c.State.ShouldBe(CounterState.Closed), c => c.Staff.ShouldBeNull());
        day.Facts.TakeLast(4).Select(f => f.Kind).ShouldBe([nameof(DayEnded), nameof(DidNotCome), nameof(VisitorLeft), nameof(VisitorLeft)]);
        var ended = day.Facts[^4];
        day.Facts.TakeLast(3).ShouldAllBe(f => f.Cause == ended.Request && f.Request == null);
        day.Day.Present.ShouldBeEmpty();
    }

    [Fact]
    public void A_hold_that_is_still_running_expires()
    {
        var day = new TestDay(TestCity.With(rules: new() { SlotMinutes = 30, HoldMinutes = 60 })).At(11, 29);
        var (start, items) = (new TimeOnly(11, 30), new ItemAsk[] { new(TestCity.Kk, 1) });
        var free = day.Day.SlotAt(2, Channel.Online, start)!.Free;
        var hold = day.Do(new HoldPlace(start, TestCity.Person(1), items)).Booking;
        day.At(12).Do(new CloseDay()).ShouldBe(new DayEnded(0, 0, 1));
        day.Booking(hold).State.ShouldBe(BookingState.Expired);
        day.Day.SlotAt(2, Channel.Online, start)!.Free.ShouldBe(free);
    }

    [Fact]
    public void It_waits_for_the_last_hour_and_for_who_is_called_or_served()
    {
        var day = new TestDay();
        day.At(11, 59, 59).No(new CloseDay()).ShouldBe(States.NotOverYet);
        var ticket = day.Called();
        day.At(12).No(new CloseDay()).ShouldBe(QueueRefusals.StillServing);
        day.Do(new StartService(1));
        day.No(new CloseDay()).ShouldBe(QueueRefusals.StillServing);
        day.Do(new Finish(1));
        day.Do(new CloseDay());
        day.No(new CloseDay()).ShouldBe(QueueRefusals.DayClosed);
        day.No(new UndoStep(ticket)).ShouldBe(QueueRefusals.DayClosed);
    }

    [Fact]
    public void A_day_that_was_left_with_somebody_at_a_counter_closes_on_the_next_date()
    {
        var day = new TestDay().At(11).Open().Open(2);
        var served = day.Serving();
        var called = day.Walk();
        day.Do(new CallTicket(2, called, "test"));
        day.After(minutes: 13 * 60).Do(new CloseDay()).ShouldBe(new DayEnded(0, 1, 0, 1));

        (day.Ticket(served).State, day.Ticket(called).State).ShouldBe((TicketState.Served, TicketState.Left));
        day.Facts.TakeLast(4).Select(f => f.Kind).ShouldBe([nameof(DayEnded), nameof(ServiceFinished), nameof(TimingDoubted), nameof(VisitorLeft)]);
        day.Counter().Ticket.ShouldBeNull();
    }

    [Fact]
    public void A_day_without_opening_hours_closes_at_once()
    {
        var pack = TestCity.Pack();
        new TestDay(new(pack with { Calendar = new([new(TestCity.Today, new("Libur"), "national")], []) }, 1)).Do(new CloseDay()).ShouldBe(new DayEnded(0, 0, 0));
    }
}
