using Dantain.Cities;
using Dantain.History;
using Dantain.OfficeDays;
using Dantain.Queue;

namespace Dantain.Tests.Queue;

public class ReceiveAtCounterTests
{
    static TestDay Small() => new(Of(receives: true));

    static City Of(bool receives)
    {
        var pack = TestCity.Pack();
        return new(pack with { Offices = [.. pack.Offices.Select(o => o with { ReceivesAtCounter = receives })] }, 1);
    }

    [Fact]
    public void Who_shows_a_code_at_a_free_counter_is_present_called_and_served_in_one_act()
    {
        var day = Small();
        var booking = day.Book(hour: 9);
        day.At(9).Open().Do(new ReceiveAtCounter(1, booking, Priority: true)).ShouldBe(new ServiceStarted(booking, "B-001", 1));
        day.Ticket(booking).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Serving), t => t.Counter.ShouldBe(1), t => t.StartedAt.ShouldBe(day.Now), t => t.Priority.ShouldBeTrue(), t => t.Calls.ShouldBe(1));
        day.Booking(booking).State.ShouldBe(BookingState.Arrived);
        day.Counter().Ticket.ShouldBe(booking);
        string[] kinds = [.. day.Facts.Select(f => f.Kind)];
        kinds[^3..].ShouldBe([nameof(ServiceStarted), nameof(CheckedIn), nameof(TicketCalled)], ignoreOrder: true);
        day.Do(new Finish(1)).Ticket.ShouldBe(booking);
    }

    [Fact]
    public void Whoever_is_next_is_in_turn_and_who_is_served_before_others_leaves_a_reason()
    {
        var day = Small();
        var first = day.At(8, 30).Open().Walk(1);
        var second = day.After(1).Walk(2);
        day.After(1).Do(new ReceiveAtCounter(1, second));
        day.Ticket(second).CalledAs.ShouldBe(CalledAs.Chosen);
        day.Facts.Last(f => f.Kind == nameof(TicketCalled)).Payload.ShouldContain(ReceiveAtCounter.Reason);
        day.Do(new Finish(1));
        day.Do(new ReceiveAtCounter(1, first));
        day.Ticket(first).CalledAs.ShouldNotBe(CalledAs.Chosen);
        day.Facts.Last(f => f.Kind == nameof(TicketCalled)).Payload.ShouldNotContain(ReceiveAtCounter.Reason);
    }

    [Fact]
    public void Undo_puts_the_person_back_into_the_hall_and_the_call_counts_for_nothing()
    {
        var day = Small().At(8, 30).Open();
        var ticket = day.Walk(1);
        var before = day.Counter();
        day.Do(new ReceiveAtCounter(1, ticket));
        day.Do(new UndoStep(ticket)).ShouldBe(new StepUndone(ticket, "N-001", TicketState.Serving, TicketState.Waiting));
        day.Ticket(ticket).ShouldSatisfyAllConditions(t => t.Calls.ShouldBe(0), t => t.StartedAt.ShouldBeNull(), t => t.CalledAt.ShouldBeNull(), t => t.Counter.ShouldBeNull());
        day.Counter().ShouldSatisfyAllConditions(c => c.Ticket.ShouldBeNull(), c => c.SincePriority.ShouldBe(before.SincePriority));
        day.Do(new ReceiveAtCounter(1, ticket)).Ticket.ShouldBe(ticket);
    }

    [Fact]
    public void What_a_counter_did_while_it_was_cut_off_counts_from_then()
    {
        var day = Small();
        var expected = day.Book(1);
        day.At(9, 20).Open();
        var done = day.Now.AddMinutes(-15);
        day.Do(new ReceiveAtCounter(1, expected) { DoneAt = done });
        day.Ticket(expected).ShouldSatisfyAllConditions(t => t.ArrivedAt.ShouldBe(done), t => t.StartedAt.ShouldBe(done), t => t.CalledAt.ShouldBe(done));

        var walkIn = day.Walk(2);
        day.Do(new Finish(1));
        day.Do(new ReceiveAtCounter(1, walkIn) { DoneAt = done });
        day.Ticket(walkIn).StartedAt.ShouldBe(day.Now, "never before they came");
    }

    [Fact]
    public void It_is_refused_where_somebody_stands_at_the_door_and_at_a_counter_that_is_not_free()
    {
        var large = new TestDay(Of(receives: false));
        var expected = large.Book();
        large.At(9).Open().No(new ReceiveAtCounter(1, expected)).ShouldBe(QueueRefusals.ReceivedAtDoor);

        var day = Small();
        var (one, two, late) = (day.Book(1), day.Book(2), day.Book(3, hour: 11));
        day.At(9).No(new ReceiveAtCounter(1, one)).ShouldBe(QueueRefusals.CounterNotOpen);
        day.Open().Open(2, staff: 8);
        day.No(new ReceiveAtCounter(2, one, Clerk: 7)).ShouldBe(QueueRefusals.NotYourCounter(2));
        day.No(new ReceiveAtCounter(1, late)).ShouldBe(QueueRefusals.TooEarly(new(10, 30)));
        day.No(new ReceiveAtCounter(1, 99)).ShouldBe(States.NoBooking);
        day.Do(new ReceiveAtCounter(1, one));
        day.No(new ReceiveAtCounter(1, two)).ShouldBe(QueueRefusals.CounterBusy);
        day.No(new ReceiveAtCounter(2, one)).ShouldBe(QueueRefusals.Elsewhere(1));
        day.Do(new Finish(1));
        day.No(new ReceiveAtCounter(1, one)).ShouldBe(States.NotNow(TicketState.Served));
    }
}
